using CounterDesk.Domain.Fonts;

namespace CounterDesk.Tests.Support;

/// <summary>The fonts that ship with the product, read once for all tests.</summary>
internal static class SomeFonts
{
    private static readonly Lazy<FontSet> _shipped = new(() => new FontSet(
        Read("NotoSansSC-Regular"), Read("NotoSansSC-Bold"), Read("NotoSerifSC-Regular"), Read("NotoSerifSC-Bold"),
        Read("SourceCodePro-Medium"), supplementary: []));

    /// <summary>All five faces, nothing supplementary: 𠮷 is missing.</summary>
    public static FontSet Shipped => _shipped.Value;

    public static FontFile Read(string name) =>
        FontFile.Read(File.ReadAllBytes(Repository.File($"wwwroot-assets/fonts/{name}.ttf")));
}
