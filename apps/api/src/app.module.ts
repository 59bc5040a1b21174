import { Module } from '@nestjs/common';
import { HealthController } from './health/health.controller.ts';

@Module({ controllers: [HealthController] })
export class AppModule {}
