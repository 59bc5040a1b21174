/**
 * Elementary functions whose last bit is the same in every JavaScript engine.
 *
 * ECMAScript leaves Math.exp, log, pow, sin, ... "implementation-approximated": V8 versions and other engines may differ in the last
 * bit, and one bit decides an event order. These are built from + - * / and Math.sqrt (correctly rounded everywhere) after
 * FreeBSD's msun (e_exp.c, e_log.c, k_sin.c, k_cos.c, s_atan.c; Sun Microsystems 1993, freely usable). Error below 1 ulp (exp, log,
 * atan) in the ranges used here; sin and cos expect |x| <= 1e5.
 */
const view = new DataView(new ArrayBuffer(8));

const LN2_HI = 6.9314718036912381649e-1;
const LN2_LO = 1.90821492927058770002e-10;
const INV_LN2 = 1.4426950408889633870046509400709;

/** 2^n for integer -1022 <= n <= 1023, built from its bits. */
function powerOfTwo(n: number): number {
  view.setUint32(0, (n + 1023) << 20);
  view.setUint32(4, 0);
  return view.getFloat64(0);
}

/** e^x. Infinity above 709.78, 0 below -745.13. */
export function exp(x: number): number {
  if (x > 709.782712893384) return Infinity;
  if (x < -745.1332191019412) return 0;
  const k = Math.round(x * INV_LN2);
  const high = x - k * LN2_HI;
  const low = k * LN2_LO;
  const r = high - low;
  const t = r * r;
  const c =
    r -
    t *
      (1.66666666666666019037e-1 +
        t *
          (-2.77777777770155933842e-3 +
            t * (6.61375632143793436117e-5 + t * (-1.6533902205465251539e-6 + t * 4.13813679705723846039e-8))));
  const y = 1 - (low - (r * c) / (2 - c) - high);
  // Two factors keep subnormal results and 2^1024 in range.
  const half = Math.trunc(k / 2);
  return y * powerOfTwo(half) * powerOfTwo(k - half);
}

/** Natural logarithm. NaN below 0, -Infinity at 0. */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return Infinity;
  let k = 0;
  let value = x;
  if (value < 2.2250738585072014e-308) {
    value *= 18014398509481984; // 2^54
    k -= 54;
  }
  view.setFloat64(0, value);
  let highWord = view.getUint32(0);
  k += (highWord >> 20) - 1023;
  highWord &= 0x000fffff;
  const i = (highWord + 0x95f64) & 0x100000;
  view.setUint32(0, highWord | (i ^ 0x3ff00000));
  k += i >> 20;
  const f = view.getFloat64(0) - 1;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const t1 = w * (3.999999999940941908e-1 + w * (2.222219843214978396e-1 + w * 1.531383769920937332e-1));
  const t2 =
    z *
    (6.66666666666673513e-1 +
      w * (2.857142874366239149e-1 + w * (1.818357216161805012e-1 + w * 1.479819860511658591e-1)));
  const r = t2 + t1;
  const halfSquare = 0.5 * f * f;
  return k * LN2_HI - (halfSquare - (s * (halfSquare + r) + k * LN2_LO) - f);
}

const PI_2_1 = 1.57079632673412561417;
const PI_2_2 = 6.0771005063039659766e-11;
const PI_2_3 = 2.02226624879595063154e-21;

function kernelSin(x: number): number {
  const z = x * x;
  const r =
    8.33333333332248946124e-3 +
    z *
      (-1.98412698298579493134e-4 +
        z * (2.75573137070700676789e-6 + z * (-2.50507602534068634195e-8 + z * 1.58969099521155010221e-10)));
  return x + z * x * (-1.66666666666666324348e-1 + z * r);
}

function kernelCos(x: number): number {
  const z = x * x;
  const r =
    z *
    (4.16666666666666019037e-2 +
      z *
        (-1.38888888888741095749e-3 +
          z *
            (2.48015872894767294178e-5 +
              z * (-2.75573143513906633035e-7 + z * (2.0875723212981748279e-9 + z * -1.13596475577881948265e-11)))));
  const half = 0.5 * z;
  const w = 1 - half;
  return w + (1 - w - half + z * r);
}

function quadrant(x: number): { n: number; r: number } {
  const n = Math.round(x / (PI_2_1 + PI_2_2));
  return { n: ((n % 4) + 4) % 4, r: x - n * PI_2_1 - n * PI_2_2 - n * PI_2_3 };
}

/** Sine of x radians. */
export function sin(x: number): number {
  const { n, r } = quadrant(x);
  return n === 0 ? kernelSin(r) : n === 1 ? kernelCos(r) : n === 2 ? -kernelSin(r) : -kernelCos(r);
}

/** Cosine of x radians. */
export function cos(x: number): number {
  const { n, r } = quadrant(x);
  return n === 0 ? kernelCos(r) : n === 1 ? -kernelSin(r) : n === 2 ? -kernelCos(r) : kernelSin(r);
}

const ATAN_HI = [4.63647609000806093515e-1, 7.85398163397448278999e-1, 9.82793723247329054082e-1, 1.570796326794896558];
const ATAN_LO = [
  2.26987774529616870924e-17, 3.06161699786838301793e-17, 1.39033110312309984516e-17, 6.12323399573676603587e-17,
];
const AT = [
  3.33333333333329318027e-1, -1.99999999998764832476e-1, 1.42857142725034663711e-1, -1.1111110405462355788e-1,
  9.09088713343650656196e-2, -7.69187620504482999495e-2, 6.66107313738753120669e-2, -5.83357013379057348645e-2,
  4.97687799461593236017e-2, -3.6531572744216915527e-2, 1.62858201153657823623e-2,
];

/** Arc tangent, radians. */
export function atan(x: number): number {
  const a = Math.abs(x);
  let reduced = a;
  let id = -1;
  if (a >= 2.4375) {
    id = 3;
    reduced = -1 / a;
  } else if (a >= 1.1875) {
    id = 2;
    reduced = (a - 1.5) / (1 + 1.5 * a);
  } else if (a >= 0.6875) {
    id = 1;
    reduced = (a - 1) / (a + 1);
  } else if (a >= 0.4375) {
    id = 0;
    reduced = (2 * a - 1) / (2 + a);
  }
  const z = reduced * reduced;
  const w = z * z;
  const s1 = z * (AT[0] + w * (AT[2] + w * (AT[4] + w * (AT[6] + w * (AT[8] + w * AT[10])))));
  const s2 = w * (AT[1] + w * (AT[3] + w * (AT[5] + w * (AT[7] + w * AT[9]))));
  const value = id < 0 ? reduced - reduced * (s1 + s2) : ATAN_HI[id] - (reduced * (s1 + s2) - ATAN_LO[id] - reduced);
  return x < 0 ? -value : value;
}

/** Angle of the vector (x, y), radians, -pi to pi. */
export function atan2(y: number, x: number): number {
  if (x > 0) return atan(y / x);
  if (x < 0) return y >= 0 ? atan(y / x) + Math.PI : atan(y / x) - Math.PI;
  return y > 0 ? Math.PI / 2 : y < 0 ? -Math.PI / 2 : 0;
}
