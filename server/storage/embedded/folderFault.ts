import { lstatSync, statSync, type Stats } from 'node:fs';
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
      return inTheWay(path);
    case 'EISDIR':
      return `${path} is a folder, and Studyhook needs a file there. Move the folder away, ${elsewhere}.`;
    case 'ENOENT':
      // Folders are made where they are missing: this one could not be.
      return syscall === 'mkdir' ? cannotBeMade(path) : undefined;
    case 'ENOSPC':
    case 'EDQUOT':
      return `The disk with the folder ${folder} is full. Make room there, ${elsewhere}.`;
    default:
      return undefined;
  }
}

/** A path is refused as a whole; what is in the way may be any part of it. */
function inTheWay(path: string): string {
  for (let part = path; part !== dirname(part); part = dirname(part)) {
    const found = statOf(part);
    if (found?.isFile()) {
      return `${part} is a file, and Studyhook needs a folder there. Move the file away, ${elsewhere}.`;
    }
    if (found && !found.isDirectory()) {
      return `${part} is no folder, and Studyhook needs one there. Choose another folder with DATA_DIR.`;
    }
    if (!found && isLink(part)) {
      return `The folder ${path} cannot be made: ${part} is a link to what is not there. Put that back, ${elsewhere}.`;
    }
  }
  return `${path} is no folder, and Studyhook needs one there. Move it away, ${elsewhere}.`;
}

function cannotBeMade(path: string): string {
  return statOf(dirname(path))
    ? `The folder ${path} cannot be made: ${dirname(path)} takes no new folders. Choose another folder with DATA_DIR.`
    : `The folder ${path} cannot be made: what it lies on is not there. Put that back, ${elsewhere}.`;
}

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}
