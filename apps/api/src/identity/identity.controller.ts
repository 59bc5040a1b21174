/** `/auth`: signing in and out, who the browser is, and in the local demo, as whom it wants to look. */
import {
  BadRequestException,
  Body,
  Controller,
  Get,
  HttpCode,
  Logger,
  NotFoundException,
  Post,
  Query,
  Redirect,
  Req,
  Res,
  UnauthorizedException,
} from '@nestjs/common';
import type { CookieOptions, Request, Response } from 'express';
import type { Principal } from '@muster/planning';
import { findOutage } from '../database/outage.ts';
import { Authenticator, PERSONA_COOKIE, readCookie, SESSION_COOKIE } from './authenticator.ts';
import { getContext } from './identify.ts';
import type { Journey } from './open-id.ts';
import { findPersona, listPersonas, nationNameOf } from './personas.ts';
import { PrincipalStore } from './principal-store.ts';

export interface SessionAnswer {
  readonly mode: 'personas' | 'sign-in';
  readonly principal: PrincipalAnswer;
  /** What the provider calls who is signed in, which the setting MUSTER_ADMINISTRATOR names; null for personas and tools by key. */
  readonly subject: string | null;
  /** Whom the local demo can be looked at as. */
  readonly personas: readonly PrincipalAnswer[];
}

interface PrincipalAnswer {
  readonly id: string;
  readonly name: string;
  readonly nation: string | null;
  /** In English; null for a nation of no shipped scenario. */
  readonly nationName: string | null;
  readonly roles: readonly string[];
}

const toAnswer = ({ id, name, nation, grants }: Principal): PrincipalAnswer => ({
  id,
  name,
  nation,
  nationName: nationNameOf(nation),
  roles: [...new Set(grants.map(({ role }) => role))],
});

const JOURNEY_COOKIE = 'muster-sign-in';
const JOURNEY_MS = 600_000;

@Controller('auth')
export class IdentityController {
  private readonly logger = new Logger('Identity');

  constructor(
    private readonly authenticator: Authenticator,
    private readonly principals: PrincipalStore,
  ) {}

  @Get('session')
  async session(@Req() request: Request): Promise<SessionAnswer> {
    const isDemo = this.authenticator.openId === undefined;
    const context = getContext(request);
    return {
      mode: isDemo ? 'personas' : 'sign-in',
      principal: toAnswer(context.principal),
      subject: isDemo ? null : await this.principals.findSubject(context),
      personas: isDemo ? listPersonas().map(toAnswer) : [],
    };
  }

  /** JSON only, which no form of another site can send. */
  @Post('persona')
  @HttpCode(200)
  persona(@Body() body: unknown, @Res({ passthrough: true }) response: Response): PrincipalAnswer {
    if (this.authenticator.openId !== undefined) throw new NotFoundException();
    const id = (body as { id?: unknown } | undefined)?.id;
    const persona = typeof id === 'string' ? findPersona(id) : undefined;
    if (persona === undefined) throw new BadRequestException();
    response.cookie(PERSONA_COOKIE, persona.id, this.cookie());
    return toAnswer(persona);
  }

  @Get('sign-in')
  @Redirect()
  async signIn(@Query('goal') goal: unknown, @Res({ passthrough: true }) response: Response) {
    const { openId } = this.authenticator;
    if (openId === undefined) throw new NotFoundException();
    const { address, journey } = await openId.begin(toGoal(goal));
    response.cookie(JOURNEY_COOKIE, Buffer.from(JSON.stringify(journey)).toString('base64url'), {
      ...this.cookie(),
      maxAge: JOURNEY_MS,
    });
    return { url: address, statusCode: 302 };
  }

  @Get('callback')
  @Redirect()
  async callback(@Req() request: Request, @Res({ passthrough: true }) response: Response) {
    const { openId, settings } = this.authenticator;
    if (openId === undefined || settings === null) throw new NotFoundException();
    const journey = readJourney(readCookie(request.headers.cookie, JOURNEY_COOKIE));
    response.clearCookie(JOURNEY_COOKIE, this.cookie());
    if (journey === undefined) throw new UnauthorizedException();
    try {
      const identity = await openId.finish(new URL(request.originalUrl, settings.publicUrl).search, journey);
      const token = await this.principals.signIn(identity, identity.subject === settings.administrator);
      response.cookie(SESSION_COOKIE, token, this.cookie());
    } catch (error) {
      if (findOutage(error) !== undefined) throw error;
      this.logger.warn(`A sign-in was refused: ${(error as Error).message}`);
      throw new UnauthorizedException();
    }
    return { url: toGoal(journey.goal), statusCode: 302 };
  }

  @Post('sign-out')
  @HttpCode(200)
  async signOut(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<object> {
    const token = readCookie(request.headers.cookie, SESSION_COOKIE);
    if (token !== undefined) await this.principals.signOut(token);
    response.clearCookie(SESSION_COOKIE, this.cookie()).clearCookie(PERSONA_COOKIE, this.cookie());
    return {};
  }

  /** Lax: the browser comes back from the provider by a link of another site, and is to be known then. */
  private cookie(): CookieOptions {
    const secure = this.authenticator.settings?.publicUrl.startsWith('https:') ?? false;
    return { httpOnly: true, sameSite: 'lax', path: '/', secure };
  }
}

/** A path of this page, never another address. */
const toGoal = (goal: unknown): string =>
  typeof goal === 'string' && /^\/(?![/\\])[\w\-./?=&%#]{0,500}$/.test(goal) ? goal : '/';

function readJourney(cookie: string | undefined): Journey | undefined {
  try {
    const journey = JSON.parse(Buffer.from(cookie ?? '', 'base64url').toString('utf8')) as Partial<Journey>;
    const { state, nonce, verifier, goal } = journey;
    const isWhole = [state, nonce, verifier, goal].every((part) => typeof part === 'string' && part.length > 0);
    return isWhole ? (journey as Journey) : undefined;
  } catch {
    return undefined;
  }
}
