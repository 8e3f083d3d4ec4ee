import { z } from 'zod';

// The page's policy forbids turning text into code. zod would try to, so it is told before any schema is made: whoever
// loads schemas imports this file first.
z.config({ jitless: true });
