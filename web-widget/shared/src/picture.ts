const largeBytes = 1_000_000;
const longestEdge = 2560;
const quality = 0.85;

/**
 * A photo in a size that a screen can show, as JPEG: it comes through a thin line, and the place where
 * it was taken is not told along. What is no large photo, or can't be drawn here, stays as it is.
 */
export async function smaller(file: File): Promise<{ readonly blob: Blob; readonly name: string }> {
  const asItIs = { blob: file, name: file.name };
  if (!/^image\/(jpeg|webp|heic|heif)$/.test(file.type)) return asItIs;
  if (file.size < largeBytes && !file.type.startsWith('image/hei')) return asItIs;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = Math.min(1, longestEdge / Math.max(picture.width, picture.height));
    const canvas = new OffscreenCanvas(picture.width * scale, picture.height * scale);
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });
    return blob.size < file.size || file.type.startsWith('image/hei')
      ? { blob, name: file.name.replace(/\.\w+$/, '') + '.jpg' }
      : asItIs;
  } catch {
    return asItIs;
  }
}

/** A size in words: 340 kB, 1.2 MB. */
export function sizeInWords(bytes: number, locale: string): string {
  const large = bytes >= 1_000_000;
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: large ? 'megabyte' : 'kilobyte',
    maximumFractionDigits: large ? 1 : 0,
  }).format(Math.max(1, bytes / 1000) / (large ? 1000 : 1));
}
