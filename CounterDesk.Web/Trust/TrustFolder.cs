using System.Globalization;
using CounterDesk.Domain.Seals;

namespace CounterDesk.Web.Trust;

/// <summary>
/// The folder with the certificates a hall trusts: <c>anchors</c>, <c>intermediates</c> and <c>crls</c>, each file a certificate or a
/// revocation list in DER or PEM. A folder that is missing is empty. What is put in or taken out counts from the next look on.
/// </summary>
public sealed partial class TrustFolder(DataFolder folder, ILogger<TrustFolder> logger)
{
    private static readonly TrustPart[] _counting = [TrustPart.Anchors, TrustPart.Intermediates, TrustPart.Crls];

    private readonly Lock _reading = new();
    private string? _state;
    private TrustStore _store = TrustStore.Empty;

    /// <summary>
    /// Whom the hall trusts now. While a file in the folder cannot be read it is whom it trusted before, or nobody at all: seals
    /// may then be told untrusted, and never genuine by mistake.
    /// </summary>
    public TrustStore Current
    {
        get
        {
            lock (_reading)
            {
                try
                {
                    var state = StateOf(folder.Trust);
                    if (state != _state)
                    {
                        _store = Read(folder.Trust);
                        _state = state;
                    }
                }
                catch (Exception exception) when (exception is TrustStoreException or IOException or UnauthorizedAccessException)
                {
                    LogUnusable(exception.Message);
                }

                return _store;
            }
        }
    }

    /// <exception cref="TrustStoreException">A file holds something else than its folder says.</exception>
    public static TrustStore Read(string path) => TrustStore.Load(
        Files(path, TrustPart.Anchors), Files(path, TrustPart.Intermediates), Files(path, TrustPart.Crls));

    /// <summary>The files of a part, in the order of their names. Hidden ones are left alone.</summary>
    public IEnumerable<TrustFile> Files(TrustPart part) => Files(folder.Trust, part);

    /// <summary>Null when there is no such file.</summary>
    public byte[]? Find(TrustPart part, string name) =>
        PathOf(part, name) is var path && File.Exists(path) ? File.ReadAllBytes(path) : null;

    /// <summary>Puts a file in whole: until its last byte is on the disk nobody sees it under its name.</summary>
    public void Put(TrustPart part, string name, ReadOnlySpan<byte> bytes)
    {
        var path = PathOf(part, name);
        var unfinished = PathOf(part, $".{name}");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using (var file = new FileStream(unfinished, FileMode.Create, FileAccess.Write))
        {
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }

        File.Move(unfinished, path, overwrite: true);
    }

    public void Delete(TrustPart part, string name) => File.Delete(PathOf(part, name));

    /// <summary>Takes a file out and keeps it among the removed ones.</summary>
    /// <returns>What puts it back.</returns>
    public Action SetAside(TrustPart part, string name, DateTimeOffset now)
    {
        var from = PathOf(part, name);
        var to = PathOf(
            TrustPart.Removed, string.Create(CultureInfo.InvariantCulture, $"{now.UtcDateTime:yyyyMMdd'T'HHmmssfff'Z'}-{name}"));
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Move(from, to);
        return () => File.Move(to, from);
    }

    private static IEnumerable<TrustFile> Files(string path, TrustPart part) =>
        In(path, part).Select(file => new TrustFile(file.Name, File.ReadAllBytes(file.FullName)));

    private static string StateOf(string path) => string.Join(
        '\n',
        _counting.SelectMany(part => In(path, part))
            .Select(file => FormattableString.Invariant($"{file.FullName} {file.Length} {file.LastWriteTimeUtc:O}")));

    private static IEnumerable<FileInfo> In(string path, TrustPart part) =>
        new DirectoryInfo(Path.Combine(path, NameOf(part))) is { Exists: true } directory
            ? directory.EnumerateFiles()
                .Where(file => !file.Name.StartsWith('.'))
                .OrderBy(file => file.Name, StringComparer.Ordinal)
            : [];

    private static string NameOf(TrustPart part) => part switch
    {
        TrustPart.Anchors => "anchors",
        TrustPart.Intermediates => "intermediates",
        TrustPart.Crls => "crls",
        TrustPart.Pending => "pending",
        TrustPart.Removed => "removed",
    };

    private string PathOf(TrustPart part, string name) => Path.Combine(folder.Trust, NameOf(part), Path.GetFileName(name));

    [LoggerMessage(1, LogLevel.Error, "The trust folder cannot be used, so nobody new is trusted: {Failure}")]
    private partial void LogUnusable(string failure);
}
