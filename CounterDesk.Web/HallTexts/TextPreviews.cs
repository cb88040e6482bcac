using System.Collections.Concurrent;

namespace CounterDesk.Web.HallTexts;

/// <summary>The papers that pages show of texts being worded, each while its page is open. They hold nobody's data.</summary>
public sealed class TextPreviews
{
    private readonly ConcurrentDictionary<Guid, byte[]> _shown = [];

    public byte[]? Find(Guid id) => _shown.GetValueOrDefault(id);

    internal void Show(Guid id, byte[] pdf) => _shown[id] = pdf;

    internal void Forget(Guid id) => _shown.TryRemove(id, out _);
}
