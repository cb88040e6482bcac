using System.Text.Json;
using System.Text.Json.Serialization;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Signing;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Auditing;

/// <summary>
/// The file of anchors: outside the database, one JSON object a line, only ever appended to. docs/audit-log.md describes
/// it for others.
/// </summary>
public sealed class AnchorFile(IOptions<AuditOptions> options, DataFolder folder)
{
    private const byte EndOfLine = (byte)'\n';

    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter<AuditAnchorKind>(allowIntegerValues: false) },
    };

    private readonly Lock _turn = new();

    public string Path => options.Value.AnchorFile is { Length: > 0 } set ? set : folder.AuditAnchors;

    public static string Write(AuditAnchor anchor) => JsonSerializer.Serialize(anchor, _json);

    /// <summary>
    /// Puts an anchor on the disk. A line that an interrupted program left unfinished says nothing and makes way.
    /// </summary>
    /// <exception cref="IOException">It could not be written; whoever has the anchor may try again.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written to.</exception>
    public void Append(AuditAnchor anchor)
    {
        lock (_turn)
        {
            using var file = new FileStream(Path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
            file.Position = FindEnd(file);
            file.SetLength(file.Position);
            file.Write([.. JsonSerializer.SerializeToUtf8Bytes(anchor, _json), EndOfLine]);
            file.Flush(flushToDisk: true);
        }
    }

    /// <summary>Reads all anchors, and counts the lines that are not the hall's.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public AnchorReading Read(Sm2PublicKey key)
    {
        var bytes = ReadWholeLines();
        List<AuditAnchor> anchors = [];
        var damaged = 0;
        foreach (var range in bytes.AsSpan().Split(EndOfLine))
        {
            var line = bytes.AsSpan(range);
            if (line.IsEmpty)
            {
                continue;
            }

            if (ReadLine(line) is { } anchor && anchor.IsSignedBy(key))
            {
                anchors.Add(anchor);
            }
            else
            {
                damaged++;
            }
        }

        return new AnchorReading(anchors, damaged);
    }

    private byte[] ReadWholeLines()
    {
        try
        {
            using var file = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[FindEnd(file)];
            file.Position = 0;
            file.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return [];
        }
    }

    private static AuditAnchor? ReadLine(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize<AuditAnchor>(line, _json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Behind the last whole line.
    private static long FindEnd(FileStream file)
    {
        for (var end = file.Length; end > 0; end--)
        {
            file.Position = end - 1;
            if (file.ReadByte() is EndOfLine)
            {
                return end;
            }
        }

        return 0;
    }
}

/// <summary>What the file of anchors holds: the anchors of all halls as they were made, and lines that are none.</summary>
public sealed record AnchorReading(IReadOnlyList<AuditAnchor> Said, int Damaged)
{
    public IEnumerable<string> Halls => Said.Select(anchor => anchor.Hall).Distinct();

    public IEnumerable<AuditAnchor> OfHall(string hall) => Said.Where(anchor => anchor.Hall == hall);

    public AuditAnchors Of(string hall) => AuditAnchors.Of(OfHall(hall));
}
