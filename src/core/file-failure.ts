import type { Bilingual } from './bilingual.ts';
import { messageOf } from './message-of.ts';

/** What file systems and unpackers answer, by the code of the error that Node throws. */
const SAID: Readonly<Record<string, Bilingual>> = {
  ENOENT: { zh: '找不到文件', en: 'there is no such file' },
  EACCES: { zh: '没有权限', en: 'permission denied' },
  EPERM: { zh: '没有权限', en: 'permission denied' },
  EISDIR: { zh: '这是文件夹，不是文件', en: 'this is a folder, not a file' },
  ENOTDIR: { zh: '路径中有一段不是文件夹', en: 'part of the path is no folder' },
  ENOSPC: { zh: '磁盘已满', en: 'the disk is full' },
  EDQUOT: { zh: '磁盘配额已用完', en: 'the disk quota is used up' },
  EROFS: { zh: '文件系统是只读的', en: 'the file system is read-only' },
  EFBIG: { zh: '文件超过了系统允许的大小', en: 'the file is larger than the system allows' },
  EIO: { zh: '磁盘读写出错', en: 'the disk failed' },
  EMFILE: { zh: '同时打开的文件太多', en: 'too many files are open' },
  ENFILE: { zh: '同时打开的文件太多', en: 'too many files are open' },
  ENAMETOOLONG: { zh: '文件名太长', en: 'the name is too long' },
  ELOOP: { zh: '链接绕成了圈', en: 'the links lead in a circle' },
  ESPIPE: { zh: '这是管道，不是文件', en: 'this is a pipe, not a file' },
  Z_BUF_ERROR: { zh: '压缩文件不完整', en: 'the compressed file is cut off' },
  Z_DATA_ERROR: { zh: '压缩数据已损坏', en: 'the compressed data is damaged' },
};

/** Why something with a file failed: in words where the system said it, else as the error says itself. */
export function reasonOfFailure(failure: unknown): Bilingual {
  const message = messageOf(failure);
  return saidOfFile(failure) ?? { zh: message, en: message };
}

/** In words, what the system said of a file; undefined for an error of another kind. */
export function saidOfFile(failure: unknown): Bilingual | undefined {
  const code = (failure as { code?: unknown } | null)?.code;
  return typeof code === 'string' && Object.hasOwn(SAID, code) ? SAID[code] : undefined;
}
