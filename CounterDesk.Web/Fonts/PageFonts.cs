using System.Collections.Immutable;
using CounterDesk.Domain.Fonts;

namespace CounterDesk.Web.Fonts;

/// <summary>
/// The fonts of the printed page: those that ship with the product, and for rare characters those the hall put into the data
/// folder. What is put there, replaced or taken away counts from the next page on; a file that cannot be used is left out and
/// said, so that one bad font stops no hall.
/// </summary>
public sealed partial class PageFonts(IWebHostEnvironment environment, DataFolder folder, ILogger<PageFonts> log)
{
    // What people put into the folder and take for fonts. Anything else there, such as a license, is none of ours.
    private static readonly ImmutableHashSet<string> _otherKinds =
        ImmutableHashSet.Create(StringComparer.OrdinalIgnoreCase, ".otf", ".ttc", ".otc", ".woff", ".woff2", ".fon");

    private static readonly ImmutableArray<string> _shipped =
        ["NotoSansSC-Regular", "NotoSansSC-Bold", "NotoSerifSC-Regular", "NotoSerifSC-Bold", "SourceCodePro-Medium"];

    private readonly Lock _turn = new();
    private Loaded? _loaded;

    /// <summary>As the folder is now. Whoever draws one page takes it once, so that all of the page agrees.</summary>
    public FontSet Set => Current.Set;

    /// <summary>The files they are in, with their sizes: other fonts write other bytes.</summary>
    public string Names => Current.Names;

    /// <summary>What of the folder is not used, and why.</summary>
    public ImmutableArray<RefusedFont> Refused => Current.Refused;

    /// <summary>The hall's own font files that are used, in the order in which they are asked.</summary>
    internal ImmutableArray<FileInfo> SupplementaryFiles => Current.Used;

    private Loaded Current
    {
        get
        {
            lock (_turn)
            {
                var files = Files();
                var stamp = string.Join('\n', files.Select(
                    file => $"{file.Name}\t{file.Length}\t{file.LastWriteTimeUtc.Ticks}"));
                if (_loaded?.Stamp != stamp)
                {
                    _loaded = Load(files, stamp, _loaded?.Set);
                }

                return _loaded;
            }
        }
    }

    // In the order of their names, so that the hall decides which is asked first.
    private List<FileInfo> Files() => Directory.Exists(folder.Fonts)
        ?
        [
            .. new DirectoryInfo(folder.Fonts).EnumerateFiles()
                .Where(file => IsTrueType(file) || _otherKinds.Contains(file.Extension))
                .OrderBy(file => file.Name, StringComparer.Ordinal),
        ]
        : [];

    private static bool IsTrueType(FileInfo file) => file.Extension.Equals(".ttf", StringComparison.OrdinalIgnoreCase);

    private Loaded Load(List<FileInfo> files, string stamp, FontSet? before)
    {
        var fonts = ImmutableArray.CreateBuilder<FontFile>();
        var used = ImmutableArray.CreateBuilder<FileInfo>();
        var refused = ImmutableArray.CreateBuilder<RefusedFont>();
        foreach (var file in files)
        {
            if (Read(file, out var why) is { } font)
            {
                fonts.Add(font);
                used.Add(file);
            }
            else
            {
                refused.Add(new(file.Name, why!.Value));
                LogRefused(file.Name, why.Value);
            }
        }

        return new(
            stamp, NamesOf(used), SetOf(fonts.ToImmutable(), before), used.ToImmutable(), refused.ToImmutable());
    }

    private string NamesOf(IEnumerable<FileInfo> used) => string.Join(
        '\n',
        _shipped.Select(name => $"{name} {environment.WebRootFileProvider.GetFileInfo($"fonts/{name}.ttf").Length}")
            .Concat(used.Select(file => $"{file.Name} {file.Length}")));

    private FontSet SetOf(ImmutableArray<FontFile> supplementary, FontSet? before) => new(
        before?[Typeface.Sans] ?? Shipped(_shipped[0]), before?[Typeface.SansBold] ?? Shipped(_shipped[1]),
        before?[Typeface.Serif] ?? Shipped(_shipped[2]), before?[Typeface.SerifBold] ?? Shipped(_shipped[3]),
        before?[Typeface.Mono] ?? Shipped(_shipped[4]), supplementary);

    // Found in development and when published alike: both serve it.
    private FontFile Shipped(string name)
    {
        using var stream = environment.WebRootFileProvider.GetFileInfo($"fonts/{name}.ttf").CreateReadStream();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return FontFile.Read(bytes.ToArray());
    }

    private static FontFile? Read(FileInfo file, out FontRefusal? why)
    {
        why = null;
        try
        {
            if (IsTrueType(file))
            {
                return FontFile.Read(File.ReadAllBytes(file.FullName));
            }

            why = FontRefusal.NotTrueType;
        }
        catch (FontFormatException fault)
        {
            why = fault.ForbidsEmbedding ? FontRefusal.EmbeddingForbidden : FontRefusal.Damaged;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            why = FontRefusal.Unreadable;
        }

        return null;
    }

    [LoggerMessage(LogLevel.Warning, "{File} in the font folder is not used to print rare characters: {Reason}.")]
    private partial void LogRefused(string file, FontRefusal reason);

    private sealed record Loaded(
        string Stamp, string Names, FontSet Set, ImmutableArray<FileInfo> Used, ImmutableArray<RefusedFont> Refused);
}
