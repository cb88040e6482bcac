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
    private const int CurrentFormat = 1;

    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static string PathIn(string folder) => Path.Combine(folder, Name);

    /// <returns>What the file holds, or null when there is none.</returns>
    /// <exception cref="CannotStartException">The file is damaged, or of a later program.</exception>
    public static KeyRingContent? Read(string folder)
    {
        var path = PathIn(folder);
        try
        {
            var sealedContent = JsonSerializer.Deserialize<SealedContent>(File.ReadAllBytes(path), _json);
            return sealedContent switch
            {
                { Format: > CurrentFormat } => throw new CannotStartException(
                    $"The key ring {path} was written by a later version of the program. Start that version."),
                { Format: CurrentFormat, Content: var content, Checksum: var sum }
                    when sum == ChecksumOf(content) && content.IsSound() => content,
                _ => throw Damaged(path),
            };
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (JsonException)
        {
            throw Damaged(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CannotStartException(
                $"The key ring {path} cannot be read. Let the account that runs the program, and no other, read it.");
        }
    }

    /// <summary>
    /// Writes a first ring. It is whole on the disk, or not there at all; one that is there is never replaced.
    /// </summary>
    public static void Write(string folder, KeyRingContent content)
    {
        var path = PathIn(folder);
        var unfinished = path + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(unfinished, options))
        {
            JsonSerializer.Serialize(file, new SealedContent(CurrentFormat, content, ChecksumOf(content)), _json);
            file.Flush(flushToDisk: true);
        }

        File.Move(unfinished, path, overwrite: false);
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
