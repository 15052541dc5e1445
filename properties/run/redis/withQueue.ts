import {InputError} from '../../../theory/errors.ts';

/**
 * What a module gives that needs bullmq and ioredis, which only distributed runs do.
 *
 * @throws InputError that says what to install where they are not
 */
export async function withQueue<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    const {code, message} = error as NodeJS.ErrnoException;
    const [, name] = (code === 'ERR_MODULE_NOT_FOUND' && /'(bullmq|ioredis)'/.exec(message)) || [];
    if (name === undefined) throw error;
    throw new InputError(
      `distribute: expected the npm packages bullmq and ioredis (npm install bullmq ioredis), got no ${name}`,
    );
  }
}
