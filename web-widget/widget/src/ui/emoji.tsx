const faces =
  '😀 😄 😅 😂 🙂 😊 😍 😉 🤔 😐 😕 😢 😭 😡 😮 😴 🤒 🥳 👍 👎 👏 🙏 👋 💪 🤝 👀 ❤️ 💚 🎉 🔥 ✅ ❌ ❓ ❗ ⭐ ☀️ 🌿 🌱 📦 🚚 💶 📷 📞 ⏰'.split(
    ' ',
  );

/** A few pictures to put among words; phones have a keyboard for them. */
export function Emoji({
  name,
  pick,
}: {
  readonly name: string;
  readonly pick: (emoji: string) => void;
}) {
  return (
    <div class="emoji" role="group" aria-label={name}>
      {faces.map((face) => (
        <button type="button" key={face} onClick={() => pick(face)}>
          {face}
        </button>
      ))}
    </div>
  );
}
