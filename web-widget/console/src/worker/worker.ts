import type { WorkerScope } from './scope.ts';
import { serve } from './serve.ts';

declare const self: WorkerScope;

serve(self, (ms, wake) => {
  const timer = setTimeout(wake, ms);
  return () => clearTimeout(timer);
});
