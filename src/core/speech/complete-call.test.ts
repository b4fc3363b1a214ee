import { describe, expect, test } from 'vitest';
import { completeCall } from './complete-call.ts';

describe('what several sources tell of a call', () => {
  test('is put together field by field, the earlier source before', () => {
    const side = { id: 'c-7', agent: { id: 'A7' }, attributes: { queue: 'billing' } };
    const row = { 'agent.id': '1001', 'agent.name': '李明', startedAt: '2026-03-01 09:30:12', 满意度: 4 };
    const name = { 'customer.id': '13800138000', attributes: { queue: 'sales', direction: 'in' } };
    expect(completeCall([side, row, name])).toEqual({
      id: 'c-7',
      'agent.id': 'A7',
      'agent.name': '李明',
      startedAt: '2026-03-01 09:30:12',
      'customer.id': '13800138000',
      attributes: { queue: 'billing', direction: 'in', 满意度: 4 },
    });
  });

  test('has a field under whatever name a source knows it', () => {
    expect(completeCall([{ 工号: '1001' }, { agent: { id: 'A7', name: '李明', skill: 3 } }])).toEqual({
      'agent.id': '1001',
      'agent.name': '李明',
      attributes: { agent: { skill: 3 } },
    });
  });

  test('is silent where a source is: an empty field is filled by the next', () => {
    expect(
      completeCall([
        { id: '', language: null, agent: ' ' },
        { id: 'c-7', language: 'zh' },
      ]),
    ).toEqual({
      id: 'c-7',
      language: 'zh',
    });
  });

  test('keeps two names for one field: the better one has it, the other stays an attribute', () => {
    expect(completeCall([{ 时间: '09:30', starttime: '2026-03-01 09:30' }, { id: 'c-7' }])).toEqual({
      startedAt: '2026-03-01 09:30',
      id: 'c-7',
      attributes: { 时间: '09:30' },
    });
  });

  test('of one source is as that source has it', () => {
    const only = { session: 'c-7', agent: { id: 'A7' } };
    expect(completeCall([{}, only, {}])).toBe(only);
    expect(completeCall([])).toEqual({});
  });
});
