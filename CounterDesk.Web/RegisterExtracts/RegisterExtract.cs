using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Signing;
using CounterDesk.Web.HallTexts;

namespace CounterDesk.Web.RegisterExtracts;

/// <summary>
/// What the check page knows of a hall's copies where it runs alone, as of one moment. As a file it is lines of JSON: a
/// head, a line for each copy, and a keyed hash over both, so that what was cut, changed or made by somebody else is no
/// extract.
/// </summary>
public sealed class RegisterExtract
{
    // What a reader must understand, and what it may find beside that. A hall and its check page are not brought up to
    // date in one moment: what is added leaves the format as it is, so that the older of the two goes on.
    private const int CurrentFormat = 1;
    private const int CurrentRevision = 3;

    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    private readonly FrozenDictionary<string, ExtractedCopy> _copies;

    private RegisterExtract(Head head, PublishedKeys keys, IEnumerable<ExtractedCopy> copies, string id)
    {
        (TakenAt, Hall, Names, Keys, _copies) =
            (head.TakenAt, head.Hall, head.Names, keys, copies.ToFrozenDictionary(copy => copy.Number, StringComparer.Ordinal));
        (Id, ReturnKey) = (id, Sm2PublicKey.TryRead(head.ReturnKey, out var key) ? key : null);
    }

    /// <summary>Names this very extract in the hall's log and in what comes back to the hall.</summary>
    public string Id { get; }

    /// <summary>For whom a report is encrypted that goes back; null in extracts of an older program.</summary>
    public Sm2PublicKey? ReturnKey { get; }

    /// <summary>As of when it speaks.</summary>
    public DateTimeOffset TakenAt { get; }

    public string Hall { get; }

    /// <summary>What the hall is called and where it may be rung, as it words it; null in extracts that do not say.</summary>
    public HallNames? Names { get; }

    public PublishedKeys Keys { get; }

    public int Count => _copies.Count;

    public ExtractedCopy? Find(CopyNumber number) => _copies.GetValueOrDefault(number.Value);

    /// <summary>The bytes of an extract.</summary>
    /// <param name="takenAt">Before anything of it was read: it knows nothing later.</param>
    /// <param name="hall">Four digits.</param>
    /// <param name="names">As the hall words them now.</param>
    /// <param name="keys">The hall's public keys.</param>
    /// <param name="returnKey">Null where nothing is to come back.</param>
    /// <param name="copies">In any order.</param>
    /// <param name="hash">The keyed hash for extracts, over the SM3 of what stands before it.</param>
    public static byte[] Write(
        DateTimeOffset takenAt, string hall, HallNames names, PublishedKeys keys, Sm2PublicKey? returnKey,
        IReadOnlyCollection<ExtractedCopy> copies, Func<byte[], byte[]> hash)
    {
        using var file = new MemoryStream();
        Add(file, new Head(CurrentFormat, hall, takenAt, copies.Count, Encoding.UTF8.GetString(keys.ToJson()))
        {
            Revision = CurrentRevision, Names = names, ReturnKey = returnKey?.Point.ToArray(),
        });
        foreach (var copy in copies)
        {
            Add(file, copy);
        }

        Add(file, new Foot(hash(Sm3.Hash(file.GetBuffer().AsSpan(0, (int)file.Length)))));
        return file.ToArray();
    }

    /// <summary>Reads an extract; false, with why, for anything that <see cref="Write"/> did not write with this key.</summary>
    public static bool TryRead(
        byte[] file, Func<byte[], byte[]> hash, [NotNullWhen(true)] out RegisterExtract? extract, out ExtractFault? fault)
    {
        (extract, fault) = (null, ExtractFault.Damaged);
        var end = file.Length > 1 ? file.AsSpan(0, file.Length - 1).LastIndexOf((byte)'\n') + 1 : 0;
        if (end is 0 || file[^1] is not (byte)'\n')
        {
            return false;
        }

        try
        {
            var foot = JsonSerializer.Deserialize<Foot>(file.AsSpan(end), _json);
            if (foot?.Hash is not { } said
                || !System.Security.Cryptography.CryptographicOperations.FixedTimeEquals(
                    said, hash(Sm3.Hash(file.AsSpan(0, end)))))
            {
                fault = ExtractFault.NotWhole;
                return false;
            }

            var lines = Encoding.UTF8.GetString(file.AsSpan(0, end)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            var head = JsonSerializer.Deserialize<Head>(lines[0], _json);
            if (head is not { Format: CurrentFormat })
            {
                fault = ExtractFault.OtherFormat;
                return false;
            }

            if (PublishedKeys.TryRead(Encoding.UTF8.GetBytes(head.Keys), out var keys) && head.Copies == lines.Length - 1)
            {
                extract = new(head, keys, lines.Skip(1).Select(line => JsonSerializer.Deserialize<ExtractedCopy>(line, _json)!), IdOf(file));
                fault = null;
            }
        }
        catch (JsonException)
        {
            // It stays damaged.
        }

        return extract is not null;
    }

    /// <summary>What names an extract: the beginning of its SM3.</summary>
    public static string IdOf(ReadOnlySpan<byte> file) => Convert.ToHexString(Sm3.Hash(file).AsSpan(0, 16));

    private static void Add<T>(MemoryStream file, T line)
    {
        JsonSerializer.Serialize(file, line, _json);
        file.WriteByte((byte)'\n');
    }

    private sealed record Head(int Format, string Hall, DateTimeOffset TakenAt, int Copies, string Keys)
    {
        public int Revision { get; init; }

        public HallNames? Names { get; init; }

        /// <summary>Since revision 3.</summary>
        public byte[]? ReturnKey { get; init; }
    }

    private sealed record Foot(byte[]? Hash);
}

/// <summary>Why a file is not an extract that may be answered from.</summary>
public enum ExtractFault
{
    /// <summary>Not such a file at all.</summary>
    Damaged,

    /// <summary>Cut short, changed on the way, or made with other keys.</summary>
    NotWhole,

    /// <summary>Of another version of the program.</summary>
    OtherFormat,
}
