/** An event of ours could not be stored, because another one has its id: whoever waits for it waits in vain. */
export class IdTaken extends Error {
  override readonly name = 'IdTaken';

  constructor(id: string) {
    super(
      `The event ${id} was not stored and led to nothing: another event from Studyhook's own source has its id.`,
    );
  }
}
