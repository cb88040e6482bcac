using System.Collections.Immutable;
using CounterDesk.Domain.Fonts;

namespace CounterDesk.Web.Fonts;

/// <summary>
/// The fonts of the printed page: those that ship with the product, and for rare characters those the hall put into the data
/// folder. Read once, at first use.
/// </summary>
public sealed class PageFonts(IWebHostEnvironment environment, DataFolder folder)
{
    private readonly Lazy<FontSet> _set = new(() => new FontSet(
        Shipped(environment, "NotoSansSC-Regular"), Shipped(environment, "NotoSansSC-Bold"),
        Shipped(environment, "NotoSerifSC-Regular"), Shipped(environment, "NotoSerifSC-Bold"),
        Shipped(environment, "SourceCodePro-Medium"), [.. SupplementaryFiles(folder).Select(Supplementary)]));

    public FontSet Set => _set.Value;

    // Found in development and when published alike: both serve it.
    private static FontFile Shipped(IWebHostEnvironment environment, string name)
    {
        using var stream = environment.WebRootFileProvider.GetFileInfo($"fonts/{name}.ttf").CreateReadStream();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return FontFile.Read(bytes.ToArray());
    }

    /// <summary>The hall's own font files, in the order of their names, so that the hall decides which is asked first.</summary>
    public static ImmutableArray<string> SupplementaryFiles(DataFolder folder) => Directory.Exists(folder.Fonts)
        ? [.. Directory.EnumerateFiles(folder.Fonts, "*.ttf").Order(StringComparer.Ordinal)]
        : [];

    private static FontFile Supplementary(string path)
    {
        try
        {
            return FontFile.Read(File.ReadAllBytes(path));
        }
        catch (FontFormatException fault)
        {
            throw new CannotStartException($"{path} cannot be used to print rare characters: {fault.Message} Remove it or replace it.");
        }
    }
}
