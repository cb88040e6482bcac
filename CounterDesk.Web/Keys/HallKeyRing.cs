using System.Collections.Immutable;
using CounterDesk.Domain.Signing;

namespace CounterDesk.Web.Keys;

/// <summary>
/// The ring in the data folder. Where another process on the same folder has replaced it, the next who asks for keys
/// gets the new ones: each looks at the file's time first, which costs a microsecond.
/// </summary>
/// <remarks>
/// When the file is gone or damaged while the program runs, what is in memory goes on signing, encrypting and reading,
/// so that it can still be exported. It says that it is not up to date: another process may have withdrawn a key.
/// </remarks>
public sealed partial class HallKeyRing : IKeyRing
{
    private readonly string _folder;
    private readonly ILogger<HallKeyRing> _logger;
    private readonly Lock _turn = new();
    private volatile Reading _reading;

    internal HallKeyRing(string folder, ILogger<HallKeyRing> logger)
    {
        (_folder, _logger) = (folder, logger);
        var state = StateOf(folder);
        var content = KeyRingFile.Read(folder) ?? throw new CannotStartException(
            $"The key ring {KeyRingFile.PathIn(folder)} is missing. Put its backup there.");
        _reading = new(new FileKeyRing(content), content, state, IsOfFile: true);
    }

    public CopyKey SigningKey => Look().Ring.SigningKey;

    public ImmutableArray<PublicCopyKey> PublicKeys => Look().Ring.PublicKeys;

    public bool IsUpToDate => Look().IsOfFile;

    public string CurrentKeyId => Look().Ring.CurrentKeyId;

    // Derived from what never changes, as the keys of hashes are.
    public Sm2PublicKey AuditKey => _reading.Ring.AuditKey;

    internal KeyRingContent Content => Look().Content;

    public byte[] SignAudit(ReadOnlySpan<byte> data) => _reading.Ring.SignAudit(data);

    // The secret for hashing never changes.
    public byte[] KeyedHash(KeyUse use, ReadOnlySpan<byte> data) => _reading.Ring.KeyedHash(use, data);

    public EncryptedContent Encrypt(KeyUse use, ReadOnlySpan<byte> plain) => Look().Ring.Encrypt(use, plain);

    public byte[] Decrypt(KeyUse use, EncryptedContent content) => Look().Ring.Decrypt(use, content);

    private Reading Look()
    {
        var state = StateOf(_folder);
        if (_reading.State == state)
        {
            return _reading;
        }

        lock (_turn)
        {
            return _reading.State == state ? _reading : _reading = Read(state);
        }
    }

    // Looked at before it is read: what is replaced in between is noticed the next time.
    private Reading Read(FileState? state)
    {
        try
        {
            if (KeyRingFile.Read(_folder) is { } content)
            {
                var ring = new FileKeyRing(content);
                if (ring.Id == _reading.Ring.Id)
                {
                    LogReadAgain();
                    return new(ring, content, state, IsOfFile: true);
                }
            }
        }
        catch (CannotStartException)
        {
            // Damaged, or of a later program: as good as gone.
        }

        LogGone();
        return _reading with { State = state, IsOfFile = false };
    }

    private static FileState? StateOf(string folder)
    {
        var file = new FileInfo(KeyRingFile.PathIn(folder));
        return file.Exists ? new(file.LastWriteTimeUtc, file.Length) : null;
    }

    [LoggerMessage(1, LogLevel.Information, "The key ring was replaced and has been read again.")]
    private partial void LogReadAgain();

    [LoggerMessage(
        2, LogLevel.Critical,
        "The key ring's file is missing, damaged or another hall's. The program goes on from memory: export the keys "
        + "or put the backup in its place before it is stopped.")]
    private partial void LogGone();

    private sealed record FileState(DateTime WrittenAtUtc, long Length);

    private sealed record Reading(FileKeyRing Ring, KeyRingContent Content, FileState? State, bool IsOfFile);
}
