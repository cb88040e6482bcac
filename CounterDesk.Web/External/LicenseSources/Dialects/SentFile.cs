using System.Text.Json;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Sharing;

namespace CounterDesk.Web.External.LicenseSources.Dialects;

/// <summary>A file as an answer carries it: in it as base64, or behind a link to the same platform.</summary>
internal abstract record SentFile
{
    // What a ZIP and a PDF begin with.
    private static readonly byte[] _zip = [0x50, 0x4B, 0x03, 0x04];
    private static readonly byte[] _pdf = [0x25, 0x50, 0x44, 0x46, 0x2D];

    private SentFile()
    {
    }

    public sealed override string ToString() => GetType().Name;

    public sealed record Inside(LicenseFile File) : SentFile;

    public sealed record Behind(Uri Link) : SentFile;

    /// <summary>Reads GB/T 36906's shape: <c>{contentType, content}</c>.</summary>
    /// <param name="data">The answer's data.</param>
    /// <param name="below">What a link must lie below.</param>
    public static PlatformAnswer<SentFile> Read(JsonElement data, Uri below) =>
        JsonReply.WithText(data, "contentType", type => JsonReply.WithText(data, "content", content => type switch
        {
            "base64" => ReadBase64(content, "content"),
            "http" => ReadLink(content, below),
            _ => JsonReply.Fault<SentFile>(AnswerFault.WrongValue, "contentType"),
        }));

    /// <summary>What the bytes say that they are. Whether they are any good is for the verifier.</summary>
    public static PlatformAnswer<LicenseFile> ReadBytes(byte[] bytes) =>
        bytes.AsSpan().StartsWith(_zip) ? new PlatformAnswer<LicenseFile>.Answered(new(LicenseFileFormat.Ofd, bytes))
        : bytes.AsSpan().StartsWith(_pdf) ? new PlatformAnswer<LicenseFile>.Answered(new(LicenseFileFormat.Pdf, bytes))
        : JsonReply.Fault<LicenseFile>(AnswerFault.NotAFile, "content");

    /// <param name="content">The file.</param>
    /// <param name="where">The field that it stands in.</param>
    public static PlatformAnswer<SentFile> ReadBase64(string content, string where)
    {
        var bytes = new byte[content.Length];
        return Convert.TryFromBase64String(content, bytes, out var length)
            ? ReadBytes(bytes[..length]).Then<SentFile>(file => new PlatformAnswer<SentFile>.Answered(new Inside(file)))
            : JsonReply.Fault<SentFile>(AnswerFault.WrongEncoding, where);
    }

    // Whoever could name another address here could have the desk call any machine of the hall's network. Some leave the
    // machine's name out.
    private static PlatformAnswer<SentFile> ReadLink(string content, Uri below) =>
        Uri.TryCreate(below, content, out var link)
        && link.AbsoluteUri.StartsWith(below.AbsoluteUri.TrimEnd('/') + "/", StringComparison.Ordinal)
            ? new PlatformAnswer<SentFile>.Answered(new Behind(link))
            : JsonReply.Fault<SentFile>(AnswerFault.Redirected, "content");
}
