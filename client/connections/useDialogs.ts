import { useSearchParams } from 'wouter';

/** What is open over the page. It stands in the address, so that a link can open it and Back closes it. */
export type Dialog =
  | { readonly kind: 'new' }
  | {
      readonly kind: 'edit';
      readonly connection: string;
      /** The field to begin with, as a test blames it. */
      readonly at?: string;
    }
  | { readonly kind: 'user'; readonly connection: string; readonly identity: string | null };

export type OpenDialog = (dialog: Dialog | null) => void;

export function useDialogs(): [Dialog | null, OpenDialog] {
  const [params, setParams] = useSearchParams();
  const dialog = dialogOf(params);
  return [
    dialog,
    (next) => {
      // What opened it stays to go back to; closing it goes on from there.
      setParams(next === null ? new URLSearchParams() : paramsOf(next), { replace: next === null });
    },
  ];
}

function dialogOf(params: URLSearchParams): Dialog | null {
  const [edit, user] = [params.get('edit'), params.get('user')];
  if (params.has('new')) return { kind: 'new' };
  if (user !== null) {
    const connection = params.get('of');
    if (connection === null) return null;
    return { kind: 'user', connection, identity: user === '' ? null : user };
  }
  if (edit === null) return null;
  const at = params.get('at');
  return { kind: 'edit', connection: edit, ...(at !== null && { at }) };
}

function paramsOf(dialog: Dialog): URLSearchParams {
  switch (dialog.kind) {
    case 'new':
      return new URLSearchParams({ new: '' });
    case 'edit':
      return new URLSearchParams({
        edit: dialog.connection,
        ...(dialog.at !== undefined && { at: dialog.at }),
      });
    case 'user':
      return new URLSearchParams({ user: dialog.identity ?? '', of: dialog.connection });
  }
}
