/**
 * Whether the page around the chat is light or dark, by the grounds that it paints, in whatever way their
 * colours are written. It is loaded where a site wants its chat to be like its pages.
 */
export function scheme(): 'light' | 'dark' {
  const ground = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  if (!ground) return 'light';
  const grounds = [document.documentElement, document.body].map(
    (element) => getComputedStyle(element).backgroundColor,
  );
  for (const colour of ['#fff', ...grounds]) {
    ground.fillStyle = colour;
    ground.fillRect(0, 0, 1, 1);
  }
  const [red = 0, green = 0, blue = 0] = ground.getImageData(0, 0, 1, 1).data;
  return red * 0.3 + green * 0.6 + blue * 0.1 < 110 ? 'dark' : 'light';
}
