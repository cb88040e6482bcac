using System.Collections.Immutable;
using System.Text;
using CounterDesk.Domain.Ofd;
using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Signing;

namespace CounterDesk.Tests.Support;

/// <summary>An OFD file under one signature, right if left alone; each property is one thing that may be otherwise.</summary>
internal sealed record OfdForge
{
    public const string ListEntry = "Doc_0/Signs/Signatures.xml";
    public const string SignatureEntry = "Doc_0/Signs/Sign_0/Signature.xml";
    public const string ValueEntry = "Doc_0/Signs/Sign_0/SignedValue.dat";
    public const string SealEntry = "Doc_0/Signs/Sign_0/Seal.esl";
    public const string PageEntry = "Doc_0/Pages/Page_0/Content.xml";
    public const string DocumentEntry = "Doc_0/Document.xml";
    public const string Sm3Method = "1.2.156.10197.1.401";

    private static readonly Lazy<ImmutableSortedDictionary<string, ReadOnlyMemory<byte>>> _plain =
        new(() => OfdWriter.Compose(SomeOfd.Contents(), SomeFonts.Shipped));

    public SealForge Seal { get; init; } = new();

    /// <summary>What is in the package before it is sealed.</summary>
    public ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Contents { get; init; } = _plain.Value;

    /// <summary>Leaves entries out of what is protected.</summary>
    public Func<string, bool> Protects { get; init; } = _ => true;

    public string? CheckMethod { get; init; } = Sm3Method;

    public Func<ReadOnlyMemory<byte>, byte[]> Digest { get; init; } = entry => Sm3.Hash(entry.Span);

    /// <summary>How a protected file is named.</summary>
    public Func<string, string> NameFile { get; init; } = entry => "/" + entry;

    public string? Type { get; init; } = "Seal";

    public string SignatureTime { get; init; } = "20260301020000Z";

    public bool HasSealFile { get; init; } = true;

    /// <summary>Makes the signature value from Signature.xml instead of the seal.</summary>
    public Func<byte[], byte[]>? Value { get; init; }

    /// <summary>Changes the signature value on its way into the package.</summary>
    public Func<byte[], byte[]> ChangeValue { get; init; } = value => value;

    /// <summary>Changes Signature.xml before it is signed.</summary>
    public Func<string, string> ChangeSignature { get; init; } = xml => xml;

    /// <summary>Changes the package after it was sealed.</summary>
    public Func<ImmutableSortedDictionary<string, ReadOnlyMemory<byte>>, ImmutableSortedDictionary<string, ReadOnlyMemory<byte>>> Change
    {
        get;
        init;
    } = entries => entries;

    public static ReadOnlyMemory<byte> Utf8(string text) => Encoding.UTF8.GetBytes(text);

    public byte[] File() => OfdWriter.Pack(Entries());

    public FileReport Verify() => Verify(SomeSeals.Trust());

    public FileReport Verify(TrustStore trust) => LicenseFileVerifier.Verify(File(), trust, SomeSeals.SealedAt);

    public ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Entries()
    {
        var seal = Seal.Seal();
        var entries = Contents.SetItem(
            OfdWriter.MainEntry,
            Utf8(Text(Contents[OfdWriter.MainEntry]).Replace(
                "</ofd:DocRoot>", $"</ofd:DocRoot><ofd:Signatures>{ListEntry}</ofd:Signatures>", StringComparison.Ordinal)));
        if (HasSealFile)
        {
            entries = entries.SetItem(SealEntry, seal);
        }

        var signature = Encoding.UTF8.GetBytes(ChangeSignature(SignatureXml(entries)));
        return Change(entries
            .SetItem(ListEntry, Utf8(ListXml(Type)))
            .SetItem(SignatureEntry, signature)
            .SetItem(ValueEntry, ChangeValue(Value?.Invoke(signature) ?? Seal.Value(signature, seal))));
    }

    public static string Text(ReadOnlyMemory<byte> entry) => Encoding.UTF8.GetString(entry.Span);

    private static string ListXml(string? type) =>
        $"""
        <ofd:Signatures xmlns:ofd="http://www.ofdspec.org/2016"><ofd:MaxSignId>1</ofd:MaxSignId>
        <ofd:Signature ID="1" {(type is null ? "" : $"Type=\"{type}\"")} BaseLoc="/{SignatureEntry}"/></ofd:Signatures>
        """;

    private string SignatureXml(ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> entries)
    {
        var references = string.Concat(
            from entry in entries
            where Protects(entry.Key)
            select $"<ofd:Reference FileRef=\"{NameFile(entry.Key)}\">"
                + $"<ofd:CheckValue>{Convert.ToBase64String(Digest(entry.Value))}</ofd:CheckValue></ofd:Reference>");
        var method = CheckMethod is null ? "" : $" CheckMethod=\"{CheckMethod}\"";
        var seal = HasSealFile ? $"<ofd:Seal><ofd:BaseLoc>/{SealEntry}</ofd:BaseLoc></ofd:Seal>" : "";
        return $"""
            <ofd:Signature xmlns:ofd="http://www.ofdspec.org/2016"><ofd:SignedInfo>
            <ofd:SignatureDateTime>{SignatureTime}</ofd:SignatureDateTime>
            <ofd:References{method}>{references}</ofd:References>{seal}
            </ofd:SignedInfo><ofd:SignedValue>SignedValue.dat</ofd:SignedValue></ofd:Signature>
            """;
    }
}
