import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { UnusableFolder } from '../../storage.ts';

/** The fault in words where it is one of the folder that a person can mend; any other one as it is. */
export function folderFault(fault: unknown, folder: string): unknown {
  if (!(fault instanceof Error)) return fault;
  const { code, path, syscall } = fault as NodeJS.ErrnoException;
  // Ports are refused with the same codes, but never with a path.
  if (code === undefined || path === undefined) return fault;
  const words = wordsFor(code, { folder, path, syscall });
  return words === undefined ? fault : new UnusableFolder(words, { cause: fault });
}

interface Place {
  readonly folder: string;
  readonly path: string;
  readonly syscall: string | undefined;
}

const elsewhere = 'or choose another folder with DATA_DIR';

function wordsFor(code: string, { folder, path, syscall }: Place): string | undefined {
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return (
        `This user may not work in the folder ${folder}: ${path} was refused. Make this user the owner of the folder ` +
        `and of everything in it, ${elsewhere}.`
      );
    case 'EROFS':
      return (
        `The folder ${folder} lies on a disk that can only be read, and Studyhook has to write there. Make the disk ` +
        `writable, ${elsewhere}.`
      );
    case 'ENOTDIR':
    case 'EEXIST':
      return `${fileInTheWay(path)} is a file, and Studyhook needs a folder there. Move the file away, ${elsewhere}.`;
    case 'ENOENT':
      // Folders are made where they are missing: only a link to nowhere, or a drive that is not there, cannot be.
      if (syscall !== 'mkdir') return undefined;
      return `The folder ${path} cannot be made: what it lies on is not there. Put that back, ${elsewhere}.`;
    case 'ENOSPC':
    case 'EDQUOT':
      return `The disk with the folder ${folder} is full. Make room there, ${elsewhere}.`;
    default:
      return undefined;
  }
}

/** A path is refused as a whole; the file may be any part of it. */
function fileInTheWay(path: string): string {
  for (let part = path; part !== dirname(part); part = dirname(part)) {
    if (isFile(part)) return part;
  }
  return path;
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
