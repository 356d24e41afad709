import { describe, expect, it } from 'vitest';
import { isPhone } from '../src/ui/call-back.tsx';

describe('a telephone number', () => {
  it('is what can be dialled, however it is written', () => {
    for (const phone of ['+49 30 1234567', '(030) 123-4567', '020.7946.0123', '12345']) {
      expect(isPhone(phone), phone).toBe(true);
    }
  });

  it('is nothing else', () => {
    for (const phone of ['', '1234', 'call me', '+49 30 1234567 1234567', '12 34 5x']) {
      expect(isPhone(phone), phone).toBe(false);
    }
  });
});
