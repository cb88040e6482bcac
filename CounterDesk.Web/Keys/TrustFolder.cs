using CounterDesk.Domain.Seals;

namespace CounterDesk.Web.Keys;

/// <summary>
/// The folder with the certificates a hall trusts: <c>anchors</c>, <c>intermediates</c> and <c>crls</c>, each file a certificate or a
/// revocation list in DER or PEM. A folder that is missing is empty. What is put in or taken out counts from the next look on.
/// </summary>
public sealed partial class TrustFolder(DataFolder folder, ILogger<TrustFolder> logger)
{
    private static readonly string[] _parts = ["anchors", "intermediates", "crls"];

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
    public static TrustStore Read(string path) =>
        TrustStore.Load(Files(path, _parts[0]), Files(path, _parts[1]), Files(path, _parts[2]));

    private static IEnumerable<TrustFile> Files(string path, string part) =>
        In(path, part).Select(file => new TrustFile(file.Name, File.ReadAllBytes(file.FullName)));

    private static string StateOf(string path) => string.Join(
        '\n',
        _parts.SelectMany(part => In(path, part))
            .Select(file => FormattableString.Invariant($"{file.FullName} {file.Length} {file.LastWriteTimeUtc:O}")));

    private static IEnumerable<FileInfo> In(string path, string part) =>
        new DirectoryInfo(Path.Combine(path, part)) is { Exists: true } directory
            ? directory.EnumerateFiles()
                .Where(file => !file.Name.StartsWith('.'))
                .OrderBy(file => file.Name, StringComparer.Ordinal)
            : [];

    [LoggerMessage(1, LogLevel.Error, "The trust folder cannot be used, so nobody new is trusted: {Failure}")]
    private partial void LogUnusable(string failure);
}
