import { z } from 'zod';

// The Content-Security-Policy forbids eval, which Zod would otherwise try when a schema is built.
z.config({ jitless: true });
