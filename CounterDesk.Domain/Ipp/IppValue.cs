using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace CounterDesk.Domain.Ipp;

/// <summary>One value of an attribute, as its octets (RFC 8010 3.9), or the members of a collection.</summary>
public sealed record IppValue(IppTag Tag, ReadOnlyMemory<byte> Octets)
{
    private static readonly UTF8Encoding _utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>What a collection has (RFC 8010 3.1.6); empty for every other value.</summary>
    public ImmutableArray<IppAttribute> Members { get; init; } = [];

    /// <summary>Null when it is neither an integer nor an enum.</summary>
    public int? Number =>
        Tag is IppTag.WholeNumber or IppTag.Enum ? BinaryPrimitives.ReadInt32BigEndian(Octets.Span) : null;

    /// <summary>Null when it is no boolean.</summary>
    public bool? Flag => Tag is IppTag.Boolean ? Octets.Span[0] is not 0 : null;

    /// <summary>
    /// Text, name, keyword, address and the like, without the language; null when it is none of them.
    /// </summary>
    public string? Words => Tag switch
    {
        // RFC 8010 3.9: a language and a text, each after its length.
        IppTag.TextWithLanguage or IppTag.NameWithLanguage => WithoutLanguage(Octets.Span),
        >= IppTag.Text and < IppTag.MemberName => _utf8.GetString(Octets.Span),
        _ => null,
    };

    public static IppValue Of(int number) => Numbered(IppTag.WholeNumber, number);

    public static IppValue OfEnum(int number) => Numbered(IppTag.Enum, number);

    public static IppValue Of(bool flag) => new(IppTag.Boolean, new[] { flag ? (byte)1 : (byte)0 });

    public static IppValue Of(IppTag tag, string words) => new(tag, _utf8.GetBytes(words));

    public static IppValue OfKeyword(string keyword) => Of(IppTag.Keyword, keyword);

    public static IppValue OfCollection(params ImmutableArray<IppAttribute> members) =>
        new(IppTag.BeginCollection, ReadOnlyMemory<byte>.Empty) { Members = members };

    private static IppValue Numbered(IppTag tag, int number)
    {
        var octets = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(octets, number);
        return new(tag, octets);
    }

    private static string? WithoutLanguage(ReadOnlySpan<byte> octets)
    {
        for (var part = 0; part < 2; part++)
        {
            if (octets.Length < sizeof(short)
                || BinaryPrimitives.ReadInt16BigEndian(octets) is var length
                    && (length < 0 || length > octets.Length - sizeof(short)))
            {
                return null;
            }

            if (part is 1)
            {
                return _utf8.GetString(octets.Slice(2, length));
            }

            octets = octets[(2 + length)..];
        }

        return null;
    }
}
