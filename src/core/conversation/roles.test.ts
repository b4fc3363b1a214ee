import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldLabel, nearestRole, resolveRole } from './roles.ts';
import { ROLES } from './schema.ts';

describe('a role label', () => {
  it.each([
    ['客户', 'customer'],
    ['買家', 'customer'],
    ['User', 'customer'],
    ['来电客户', 'customer'],
    ['客服', 'agent'],
    ['座席', 'agent'],
    ['客户经理', 'agent'],
    ['REP', 'agent'],
    ['customer service', 'agent'],
    ['customer_service', 'agent'],
    ['assistant', 'agent'],
    ['机器人', 'bot'],
    ['智能客服', 'bot'],
    ['IVR', 'bot'],
    ['virtual assistant', 'bot'],
    ['系统', 'system'],
    ['System', 'system'],
    ['【客服】', 'agent'],
    ['**Customer**', 'customer'],
  ])('%s is the %s', (label, role) => {
    expect(resolveRole(label)).toEqual({ role });
  });

  it.each([
    ['客服小王', 'agent'],
    ['坐席 A01', 'agent'],
    ['客服工号1024', 'agent'],
    ['小王(客服)', 'agent'],
    ['天猫客服', 'agent'],
    ['Agent 7', 'agent'],
    ['Mary (agent)', 'agent'],
    ['Support Agent Lee', 'agent'],
    ['客户张女士', 'customer'],
    ['customer_2', 'customer'],
    ['商城机器人', 'bot'],
  ])('%s is the %s and names the speaker', (label, role) => {
    expect(resolveRole(label)).toEqual({ role, speaker: label });
  });

  it.each([
    '客户地址',
    '客服热线',
    'Customer ID',
    'customer satisfaction',
    '客户说他的订单还没到',
    'agency',
    '张三',
  ])('%s is nobody', (label) => {
    expect(resolveRole(label)).toBeUndefined();
  });

  it('of the source itself wins over ours', () => {
    const own = new Map([
      [foldLabel('C'), 'customer' as const],
      [foldLabel('Agent'), 'bot' as const],
    ]);
    expect(resolveRole('c', own)).toEqual({ role: 'customer' });
    expect(resolveRole('agent', own)?.role).toBe('bot');
    expect(resolveRole('客服', own)).toEqual({ role: 'agent' });
  });

  it('that is mistyped has a nearest known one', () => {
    expect(nearestRole('custmoer')).toEqual({ role: 'customer', alias: 'customer' });
    expect(nearestRole('Agnet')).toEqual({ role: 'agent', alias: 'agent' });
    expect(nearestRole('顾可')?.role).toBe('customer');
    expect(nearestRole('张三丰与朋友们')).toBeUndefined();
  });

  it('never breaks anything, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (label) => {
        const resolved = resolveRole(label);
        if (resolved !== undefined) expect(ROLES).toContain(resolved.role);
        const near = nearestRole(label);
        if (near !== undefined) expect(resolveRole(near.alias)?.role).toBe(near.role);
      }),
    );
  });
});
