/** `/auth`: who the browser is, and in the local demo, as whom it wants to look. */
import { BadRequestException, Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Principal } from '@muster/planning';
import { PERSONA_COOKIE } from './authenticator.ts';
import { getContext } from './identify.ts';
import { findPersona, listPersonas } from './personas.ts';

export interface SessionAnswer {
  readonly mode: 'personas';
  readonly principal: PrincipalAnswer;
  /** Whom the local demo can be looked at as. */
  readonly personas: readonly PrincipalAnswer[];
}

interface PrincipalAnswer {
  readonly id: string;
  readonly name: string;
  readonly nation: string | null;
  readonly roles: readonly string[];
}

const toAnswer = ({ id, name, nation, grants }: Principal): PrincipalAnswer => ({
  id,
  name,
  nation,
  roles: [...new Set(grants.map(({ role }) => role))],
});

@Controller('auth')
export class IdentityController {
  @Get('session')
  session(@Req() request: Request): SessionAnswer {
    return {
      mode: 'personas',
      principal: toAnswer(getContext(request).principal),
      personas: listPersonas().map(toAnswer),
    };
  }

  /** JSON only, which no form of another site can send. */
  @Post('persona')
  @HttpCode(200)
  persona(@Body() body: unknown, @Res({ passthrough: true }) response: Response): PrincipalAnswer {
    const id = (body as { id?: unknown } | undefined)?.id;
    const persona = typeof id === 'string' ? findPersona(id) : undefined;
    if (persona === undefined) throw new BadRequestException();
    response.cookie(PERSONA_COOKIE, persona.id, { httpOnly: true, sameSite: 'strict', path: '/' });
    return toAnswer(persona);
  }
}
