using System.Text.Json;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Sharing;

namespace CounterDesk.Web.External.LicenseSources.Dialects;

/// <summary>A file as an answer carries it.</summary>
internal abstract record SentFile
{
    private SentFile()
    {
    }

    public sealed record Inside(LicenseFile File) : SentFile;

    /// <param name="Path">Below the platform's own address.</param>
    public sealed record Behind(string Path) : SentFile;
}

/// <summary>Reads the file of a license out of an answer: in it as base64, or behind a link to the same platform.</summary>
internal static class NationalFile
{
    // What a ZIP and a PDF begin with.
    private static readonly byte[] _zip = [0x50, 0x4B, 0x03, 0x04];
    private static readonly byte[] _pdf = [0x25, 0x50, 0x44, 0x46, 0x2D];

    public static PlatformAnswer<SentFile> Read(JsonElement data, Uri platform) =>
        NationalReply.WithText(data, "contentType", type => NationalReply.WithText(data, "content", content => type switch
        {
            "base64" => ReadBase64(content),
            "http" => ReadLink(content, platform),
            _ => NationalReply.Fault<SentFile>(AnswerFault.WrongValue, "contentType"),
        }));

    /// <summary>What the bytes say that they are. Whether they are any good is for the verifier.</summary>
    public static PlatformAnswer<LicenseFile> ReadBytes(byte[] bytes) =>
        bytes.AsSpan().StartsWith(_zip) ? new PlatformAnswer<LicenseFile>.Answered(new(LicenseFileFormat.Ofd, bytes))
        : bytes.AsSpan().StartsWith(_pdf) ? new PlatformAnswer<LicenseFile>.Answered(new(LicenseFileFormat.Pdf, bytes))
        : NationalReply.Fault<LicenseFile>(AnswerFault.NotAFile, "content");

    private static PlatformAnswer<SentFile> ReadBase64(string content)
    {
        var bytes = new byte[content.Length];
        return Convert.TryFromBase64String(content, bytes, out var length)
            ? ReadBytes(bytes[..length]).Then<SentFile>(file => new PlatformAnswer<SentFile>.Answered(new SentFile.Inside(file)))
            : NationalReply.Fault<SentFile>(AnswerFault.WrongEncoding, "content");
    }

    // Whoever could name another address here could have the desk call any machine of the hall's network.
    private static PlatformAnswer<SentFile> ReadLink(string content, Uri platform)
    {
        var own = platform.AbsoluteUri.TrimEnd('/');
        return Uri.TryCreate(content, UriKind.Absolute, out var link)
            && link.AbsoluteUri.StartsWith(own + "/", StringComparison.Ordinal)
            ? new PlatformAnswer<SentFile>.Answered(new SentFile.Behind(link.AbsoluteUri[own.Length..]))
            : NationalReply.Fault<SentFile>(AnswerFault.Redirected, "content");
    }
}
