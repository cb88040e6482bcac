using System.Text.Json;
using System.Text.Json.Serialization;
using CounterDesk.Domain.Signing;

namespace CounterDesk.Web.Keys;

/// <summary>
/// The file in the data folder that holds the hall's secrets. Only the account of the program may read it.
/// </summary>
internal static class KeyRingFile
{
    private const string Name = "keyring.json";
    private const string FormerName = "keyring.former.json";
    private const string TurnName = "keyring.turn";

    // 2 added why a key was withdrawn. What 1 has, 2 has.
    private const int CurrentFormat = 2;

    private static readonly TimeSpan _longestWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan _betweenTries = TimeSpan.FromMilliseconds(50);

    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static string PathIn(string folder) => Path.Combine(folder, Name);

    /// <summary>The ring as it was before the last change.</summary>
    public static string FormerIn(string folder) => Path.Combine(folder, FormerName);

    /// <returns>What the file holds, or null when there is none.</returns>
    /// <exception cref="CannotStartException">The file is damaged, or of a later program.</exception>
    public static KeyRingContent? Read(string folder)
    {
        var path = PathIn(folder);
        try
        {
            return Read(File.ReadAllBytes(path), path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CannotStartException(
                $"The key ring {path} cannot be read. Let the account that runs the program, and no other, read it.");
        }
    }

    /// <summary>Reads the bytes of such a file, which <paramref name="name"/> is called.</summary>
    /// <inheritdoc cref="Read(string)" path="/exception"/>
    public static KeyRingContent Read(ReadOnlySpan<byte> bytes, string name)
    {
        try
        {
            return JsonSerializer.Deserialize<SealedContent>(bytes, _json) switch
            {
                { Format: > CurrentFormat } => throw new CannotStartException(
                    $"The key ring {name} was written by a later version of the program. Start that version."),
                { Format: >= 1, Content: var content, Checksum: var sum }
                    when sum == ChecksumOf(content) && content.IsSound() => content,
                _ => throw Damaged(name),
            };
        }
        catch (JsonException)
        {
            throw Damaged(name);
        }
    }

    /// <summary>
    /// Writes a first ring. It is whole on the disk, or not there at all; one that is there is never replaced.
    /// </summary>
    public static void Write(string folder, KeyRingContent content) =>
        File.Move(WriteBeside(folder, content), PathIn(folder), overwrite: false);

    /// <summary>
    /// Puts a ring in the place of the one that is there, which stays beside it as <see cref="FormerIn"/>. Whoever
    /// reads meanwhile, or after the power failed, finds the one or the other, whole. Take a turn first.
    /// </summary>
    public static void Replace(string folder, KeyRingContent content) =>
        File.Replace(WriteBeside(folder, content), PathIn(folder), FormerIn(folder));

    /// <summary>
    /// Waits until no other process on this folder changes the ring, and keeps them waiting until it is disposed.
    /// </summary>
    /// <exception cref="IOException">The other one took too long, or the folder cannot be written to.</exception>
    public static async Task<IDisposable> TakeTurnAsync(string folder, CancellationToken cancellationToken)
    {
        for (var waited = TimeSpan.Zero; ; waited += _betweenTries)
        {
            try
            {
                return new FileStream(Path.Combine(folder, TurnName), Private(FileMode.OpenOrCreate));
            }
            catch (IOException) when (waited < _longestWait)
            {
                await Task.Delay(_betweenTries, cancellationToken);
            }
        }
    }

    /// <summary>The bytes of the file that a ring is kept in.</summary>
    public static byte[] Write(KeyRingContent content) => JsonSerializer.SerializeToUtf8Bytes(
        new SealedContent(CurrentFormat, content, ChecksumOf(content)), _json);

    private static string WriteBeside(string folder, KeyRingContent content)
    {
        var unfinished = PathIn(folder) + ".new";
        var bytes = Write(content);
        using (var file = new FileStream(unfinished, Private(FileMode.Create)))
        {
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }

        Array.Clear(bytes);
        return unfinished;
    }

    // Only the account of the program reads and writes it, and only one process at a time.
    private static FileStreamOptions Private(FileMode mode)
    {
        var options = PrivateFile.Options(mode);
        options.Share = FileShare.None;
        return options;
    }

    private static string ChecksumOf(KeyRingContent content) =>
        Convert.ToHexStringLower(Sm3.Hash(JsonSerializer.SerializeToUtf8Bytes(content, _json)));

    private static CannotStartException Damaged(string path) => new(
        $"The key ring {path} is damaged. Put its backup in its place; " +
        "nothing that was encrypted can be read without it.");

    /// <param name="Format">Which form the content has.</param>
    /// <param name="Content">The secrets.</param>
    /// <param name="Checksum">SM3 of the content: a file that was cut or touched is noticed before it is used.</param>
    private sealed record SealedContent(int Format, KeyRingContent Content, string Checksum);
}
