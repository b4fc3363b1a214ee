import { describe, expect, test } from 'vitest';
import { readDirectory, writeDirectory } from './directory-csv.ts';

describe('names from a table', () => {
  test('are read by their columns in either language, whatever the order and the separator', () => {
    const text =
      '\uFEFF姓名;编号;类型;班组\r\n"韩;梅梅";A01;坐席;north\r\n华北组;north;班组;x\r\n\r\n李雷;A02;;\r\n';
    expect(readDirectory(text)).toEqual({
      entries: [
        { kind: 'agent', id: 'A01', name: '韩;梅梅', team: 'north' },
        { kind: 'team', id: 'north', name: '华北组' },
        { kind: 'agent', id: 'A02', name: '李雷' },
      ],
      skipped: [],
    });
  });

  test('lines that name nothing are told by their number', () => {
    const read = readDirectory('id,name,kind\nA01,"Li\nLei",agent\n,nobody,agent\nR2,D2,robot\n');
    expect(read?.entries).toEqual([{ kind: 'agent', id: 'A01', name: 'Li\nLei' }]);
    expect(read?.skipped).toEqual([4, 5]);
  });

  test('a table without an id or a name is none', () => {
    expect(readDirectory('a,b\n1,2\n')).toBeNull();
    expect(readDirectory('')).toBeNull();
  });

  test('come back as they were written, and no cell is a formula', () => {
    const entries = [
      { kind: 'agent', id: 'A"1', name: 'Li, Lei', team: 'north' },
      { kind: 'queue', id: 'q', name: '=1+1' },
    ] as const;
    const text = writeDirectory(entries);
    expect(text).toContain(`queue,q,'=1+1,`);
    expect(readDirectory(text)?.entries[0]).toEqual(entries[0]);
  });
});
