import type { Bilingual } from '#core/bilingual.ts';
import type { Problem } from '#core/problem.ts';
import { error } from './problems.ts';
import { readHead } from './source.ts';

interface Kind {
  /** Bytes at the beginning, in hexadecimal; `..` is any byte. */
  readonly starts: readonly string[];
  readonly is: Bilingual;
  readonly hint: Bilingual;
}

const NO_CONVERSATION = {
  zh: '请换成对话文件：NDJSON、JSON、CSV、XLSX、vCon、EML、MBOX 或文本稿',
  en: 'send a file of conversations: NDJSON, JSON, CSV, XLSX, vCon, EML, MBOX or a transcript',
};

/** Files that people drop by mistake, and what to do with each. */
const KINDS: readonly Kind[] = [
  {
    starts: ['89504e47', 'ffd8ff', '47494638', '424d........0000', '52494646........57454250'],
    is: { zh: '这是一张图片，里面没有可读的文字', en: 'this is an image, which holds no text to read' },
    hint: NO_CONVERSATION,
  },
  {
    starts: ['25504446'],
    is: { zh: '这是 PDF 文件', en: 'this is a PDF' },
    hint: {
      zh: '请从原系统导出 CSV 或 XLSX，或把文字另存为 .txt',
      en: 'export CSV or XLSX from where it came from, or save its text as .txt',
    },
  },
  {
    starts: ['d0cf11e0a1b11ae1'],
    is: {
      zh: '这是旧版 Office 文件，或加了密码的工作簿',
      en: 'this is an old Office file, or a workbook with a password',
    },
    hint: {
      zh: '请在 Excel 中去掉密码，另存为 .xlsx 或 CSV',
      en: 'open it in Excel, take the password off and save it as .xlsx or CSV',
    },
  },
  {
    starts: ['52617221', '377abcaf271c', 'fd377a585a00', '504b0506'],
    is: { zh: '这是压缩包', en: 'this is an archive' },
    hint: { zh: '请解压后上传其中的文件', en: 'unpack it and send the files in it' },
  },
  {
    starts: [
      '494433',
      'fff3',
      'fffb',
      '52494646........57415645',
      '4f676753',
      '664c6143',
      '........66747970',
    ],
    is: { zh: '这是音频或视频文件', en: 'this is a recording' },
    hint: {
      zh: '录音要先转写成文字；请上传转写文本',
      en: 'a recording has to be transcribed first; send its transcript',
    },
  },
  {
    starts: ['4d5a', '7f454c46', 'cafebabe', 'cffaedfe'],
    is: { zh: '这是可执行程序', en: 'this is a program' },
    hint: NO_CONVERSATION,
  },
];
const LONGEST = 16;

/** What a file is that holds no conversations, and the way out; undefined where it is nothing well known. */
export async function foreignKind(file: string): Promise<Problem | undefined> {
  const head = (await readHead(file, LONGEST)).toString('hex');
  const kind = KINDS.find(({ starts }) => starts.some((start) => new RegExp(`^${start}`).test(head)));
  return kind === undefined ? undefined : error('foreign-file', kind.is, { hint: kind.hint });
}
