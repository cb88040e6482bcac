using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Signing;

namespace CounterDesk.Web.RegisterExtracts;

/// <summary>Something that a receiver reported where the check page runs alone.</summary>
/// <param name="Id">Made there; taken in once, however often its file is brought.</param>
/// <param name="Number">Of the copy.</param>
/// <param name="Concern">What looks wrong.</param>
/// <param name="Words">Without a fault of <see cref="ReportWords.FindFault"/>; null when there are none.</param>
/// <param name="At">When.</param>
public sealed record ReturnedReport(Guid Id, string Number, ReportedConcern Concern, string? Words, DateTimeOffset At);

/// <summary>How often a copy was checked with one answer, within an hour. Never who asked.</summary>
public sealed record ReturnedChecks(string Number, CheckAnswer Answer, DateTimeOffset At, int Count);

/// <summary>What comes back to the hall in one file.</summary>
public sealed record ReturnedContent(IReadOnlyList<ReturnedReport> Reports, IReadOnlyList<ReturnedChecks> Checks);

/// <summary>What a file says before it is opened.</summary>
/// <param name="Format">Of the file.</param>
/// <param name="Id">Of the file; a hall takes each in once.</param>
/// <param name="Hall">Four digits.</param>
/// <param name="Extract">The extract that was answered from.</param>
/// <param name="WrittenAt">By the clock there.</param>
/// <param name="Key">The key of what follows, encrypted for the hall by SM2.</param>
/// <param name="Nonce">Of what follows.</param>
public sealed record ReturnHead(
    int Format, Guid Id, string Hall, string Extract, DateTimeOffset WrittenAt, byte[] Key, byte[] Nonce);

/// <summary>Why a file from a check page is not taken in.</summary>
public enum ReturnFault
{
    /// <summary>Larger than any such file is.</summary>
    TooLarge,

    /// <summary>Not such a file, or not with what one says.</summary>
    Damaged,

    /// <summary>Cut short, changed on the way, or made with another key.</summary>
    NotWhole,

    /// <summary>Of another version of the program.</summary>
    OtherFormat,

    OtherHall,

    /// <summary>It cannot be opened with this hall's keys.</summary>
    NotForUs,

    /// <summary>This hall's log knows of no such extract.</summary>
    UnknownExtract,

    AlreadyReceived,
}

/// <summary>
/// What a check page that runs alone sends back, as a file: only the hall can open it (SM2, and SM4-GCM under a key of its
/// own), it says from which extract was answered, and a keyed hash over all of it tells that whoever made it has the hall's
/// key for extracts. Three lines: head, content, hash.
/// </summary>
public static class ReturnFile
{
    public const string Ending = ".return";
    public const int MaxLength = 256 * 1024;

    /// <summary>As many as one file carries.</summary>
    public const int MostReports = 50;

    /// <inheritdoc cref="MostReports"/>
    public const int MostChecks = 1000;

    /// <summary>More checks of one copy in an hour are said as so many.</summary>
    public const int MostCounted = 100;

    private const int CurrentFormat = 1;

    // So that a hash over an extract is never one over such a file.
    private static readonly byte[] _use = "counterdesk return 1\n"u8.ToArray();

    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The bytes of a file.</summary>
    /// <param name="content">What comes back.</param>
    /// <param name="extract">What was answered from; it has the hall's key for this.</param>
    /// <param name="now">By the clock here.</param>
    /// <param name="hash">The keyed hash for extracts.</param>
    public static (Guid Id, byte[] File) Write(
        ReturnedContent content, RegisterExtract extract, DateTimeOffset now, Func<byte[], byte[]> hash)
    {
        var reader = extract.ReturnKey ?? throw new ArgumentException("This extract brings no key to answer with.", nameof(extract));
        var (key, nonce) = (RandomNumberGenerator.GetBytes(Sm4Gcm.KeyLength), RandomNumberGenerator.GetBytes(Sm4Gcm.NonceLength));
        var id = Guid.NewGuid();
        var head = JsonSerializer.SerializeToUtf8Bytes(
            new ReturnHead(CurrentFormat, id, extract.Hall, extract.Id, now, Sm2Cipher.Encrypt(reader, key), nonce), _json);
        var plain = JsonSerializer.SerializeToUtf8Bytes(content, _json);
        byte[] signed = [.. head, (byte)'\n', .. Base64(Sm4Gcm.Encrypt(key, nonce, plain, head)), (byte)'\n'];
        Array.Clear(plain);
        Array.Clear(key);
        return (id, [.. signed, .. Written(hash(Digest(signed))), (byte)'\n']);
    }

    /// <summary>Reads what <see cref="Write"/> wrote for this hall; false, with why, for anything else.</summary>
    public static bool TryRead(
        byte[] file, string hall, Func<byte[], byte[]> hash, Sm2PrivateKey key,
        [NotNullWhen(true)] out ReturnHead? head, [NotNullWhen(true)] out ReturnedContent? content, out ReturnFault fault)
    {
        (head, content, fault) = (null, null, ReturnFault.Damaged);
        if (file.Length > MaxLength)
        {
            fault = ReturnFault.TooLarge;
            return false;
        }

        if (Split(file) is not var (first, second, third))
        {
            return false;
        }

        try
        {
            if (!CryptographicOperations.FixedTimeEquals(
                Written(hash(Digest(file.AsSpan(0, first.Length + second.Length + 2)))), third))
            {
                fault = ReturnFault.NotWhole;
                return false;
            }

            head = JsonSerializer.Deserialize<ReturnHead>(first, _json);
            fault = head switch
            {
                { Format: not CurrentFormat } => ReturnFault.OtherFormat,
                { Hall: var other } when other != hall => ReturnFault.OtherHall,
                _ => ReturnFault.NotForUs,
            };
            if (head is null || fault is not ReturnFault.NotForUs || !Sm2Cipher.TryDecrypt(key, head.Key, out var inner))
            {
                return false;
            }

            content = JsonSerializer.Deserialize<ReturnedContent>(Sm4Gcm.Decrypt(inner, head.Nonce, Decode(second), first), _json);
            fault = ReturnFault.Damaged;
            return content is { Reports.Count: <= MostReports, Checks.Count: <= MostChecks }
                && content.Reports.All(report => report is { Number: not null })
                && content.Checks.All(checks => checks is { Number: not null });
        }
        catch (Exception exception) when (exception is JsonException or FormatException or ArgumentException or CryptographicException)
        {
            return false;
        }
    }

    private static (byte[] Head, byte[] Content, byte[] Hash)? Split(byte[] file)
    {
        var one = Array.IndexOf(file, (byte)'\n');
        var two = one < 0 ? -1 : Array.IndexOf(file, (byte)'\n', one + 1);
        return two < 0 || file[^1] is not (byte)'\n' || Array.IndexOf(file, (byte)'\n', two + 1) != file.Length - 1
            ? null
            : (file[..one], file[(one + 1)..two], file[(two + 1)..^1]);
    }

    private static byte[] Digest(ReadOnlySpan<byte> signed) => Sm3.Hash([.. _use, .. signed]);

    private static byte[] Written(byte[] hash) => Encoding.ASCII.GetBytes(Convert.ToHexString(hash));

    private static byte[] Base64(byte[] bytes) => Encoding.ASCII.GetBytes(Convert.ToBase64String(bytes));

    private static byte[] Decode(byte[] text) => Convert.FromBase64String(Encoding.ASCII.GetString(text));
}
