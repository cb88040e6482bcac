using CounterDesk.Domain.Seals.Der;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Fuzz;

/// <summary>
/// Spoils DER as a structure: elements are dropped, doubled, swapped, nested, retagged, and given odd contents and
/// lengths, while those around them still fit.
/// </summary>
internal sealed class DerMutator(Mutator mutator)
{
    private const int Constructed = 0x20;
    private const int MostDepth = 40;

    private static readonly byte[] _tags =
        [0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x0C, 0x13, 0x16, 0x17, 0x18, 0x1E, 0x30, 0x31, 0x80, 0xA0, 0xA1, 0xA3];

    private static readonly byte[][] _lengths =
    [
        [0x80], [0x84, 0x7F, 0xFF, 0xFF, 0xFF], [0x84, 0xFF, 0xFF, 0xFF, 0xFF], [0x85, 1, 0, 0, 0, 0], [0x81, 0x00],
        [0x84, 0, 0, 0, 1], [0x00], [0x7F], [0xFF],
    ];

    private static readonly byte[][] _times =
    [
        .. ((string[])
        [
            "", "Z", "20260301020000Z", "20260301100000", "260301020000Z", "20260230020000Z", "99991231235959Z",
            "00000101000000Z", "20260301020000.999999999Z", "20260301020060Z", "2026030102Z", "20260301020000+0800",
            "20260301020000-9999", "19000101000000Z", "2026-03-01 10:00:00", "-0260301020000Z", "２０２６0301020000Z",
            "500101000000Z", "491231235959Z",
        ]).Select(System.Text.Encoding.UTF8.GetBytes),
    ];

    private static readonly byte[][] _numbers =
    [
        [], [0], [1], [2], [3], [4], [5], [6], [0xFF], [0x80], [0x7F, 0xFF, 0xFF, 0xFF], [0x80, 0, 0, 0],
        [0, 0xFF, 0xFF, 0xFF, 0xFF], new byte[33], [.. Enumerable.Repeat((byte)0xFF, 2000)],
    ];

    private static readonly byte[][] _identifiers =
    [
        [], [0x80], [0xFF], [.. Enumerable.Repeat((byte)0xFF, 300)],
        .. ((string[])
        [
            "06082A811CCF55018375", "06082A811CCF5501822D", "06092A811CCF5501822D01", "06082A811CCF55018311",
            "06092A864886F70D01010B", "06082A8648CE3D040302", "06092A864886F70D010101", "06072A8648CE3D0201",
            "0609608648016503040201", "06052B0E03021A", "06092A864886F70D010702", "060A2A811CCF550601040202",
            "06092A864886F70D010904", "06092A864886F70D010905", "0603551D0F", "0603551D13", "0603551D25",
        ]).Select(text => Convert.FromHexString(text)[2..]),
    ];

    /// <summary>Spoils it so that it is still one element, which can stand in another.</summary>
    public byte[] SpoilInside(byte[] element) => Spoil(element, isWhole: true);

    /// <summary>Spoils it in any way.</summary>
    public byte[] Spoil(byte[] element) => Spoil(element, isWhole: false);

    private byte[] Spoil(byte[] element, bool isWhole)
    {
        var root = Element.Read(element, depth: 0);
        for (var edits = mutator.Below(3); edits >= 0; edits--)
        {
            var all = root.AndParts().ToList();
            var target = isWhole && all.Count > 1 ? all[1 + mutator.Below(all.Count - 1)] : mutator.Pick(all);
            Edit(target, all, mayBreak: !isWhole || target != root);
        }

        return root.Encode();
    }

    private void Edit(Element target, List<Element> all, bool mayBreak)
    {
        switch (mutator.Below(mayBreak ? 12 : 8))
        {
            case 0:
                target.Tag = mutator.Pick(_tags);
                break;
            case 1:
                EditParts(target, parts => parts.RemoveAt(mutator.Below(parts.Count)));
                break;
            case 2:
                EditParts(target, parts => parts.Insert(mutator.Below(parts.Count + 1), mutator.Pick(parts).Copy()));
                break;
            case 3:
                EditParts(target, parts => parts.Reverse(0, 1 + mutator.Below(parts.Count)));
                break;
            case 4:
                EditParts(target, parts => parts[mutator.Below(parts.Count)] = mutator.Pick(all).Copy());
                break;
            case 5:
                target.Content = OddContent(target);
                target.Parts = null;
                break;
            case 6:
                target.Content = mutator.Spoil(target.EncodeContent());
                target.Parts = null;
                break;
            case 7:
                var other = mutator.Pick(all);
                (target.Content, target.Parts) = (other.EncodeContent(), null);
                break;
            case 8:
                target.Wrapped = mutator.Pick<int>([1, 2, 70, 300]);
                break;
            case 9:
                target.Length = mutator.Pick(_lengths);
                break;
            case 10:
                target.Cut = 1 + mutator.Below(3);
                break;
            default:
                target.Followed = mutator.Pick<byte[]>([[0], [5, 0], [0, 0], [0x30, 0x80], [1, 2, 3, 4]]);
                break;
        }
    }

    private void EditParts(Element target, Action<List<Element>> edit)
    {
        if (target.Parts is { Count: > 0 } parts)
        {
            edit(parts);
        }
        else
        {
            target.Content = mutator.Spoil(target.Content);
        }
    }

    private byte[] OddContent(Element target) => target.Tag switch
    {
        DerTag.Integer => mutator.Pick(_numbers),
        DerTag.ObjectIdentifier => mutator.Pick(_identifiers),
        DerTag.UtcTime or DerTag.GeneralizedTime => mutator.Pick(_times),
        DerTag.BitString => mutator.Pick<byte[]>([[], [0], [7], [8, 0], [255], [3, 0xFF], [0, .. new byte[64]]]),
        _ => mutator.Pick<byte[]>([[], [0], new byte[65], new byte[5000], .. _times, .. _numbers]),
    };

    /// <summary>An element that can be changed, and what stands in it where that is elements again.</summary>
    private sealed class Element
    {
        public byte Tag { get; set; }

        /// <summary>Stands before the parts: the unused bits of a BIT STRING.</summary>
        public byte[] Before { get; init; } = [];

        public byte[] Content { get; set; } = [];

        public List<Element>? Parts { get; set; }

        /// <summary>Stands in place of the right length.</summary>
        public byte[]? Length { get; set; }

        public int Wrapped { get; set; }

        public int Cut { get; set; }

        public byte[] Followed { get; set; } = [];

        public static Element Read(ReadOnlyMemory<byte> bytes, int depth)
        {
            var value = DerValue.Read(bytes, out _);
            var before = value.Tag == DerTag.BitString && !value.Content.IsEmpty ? 1 : 0;
            return new Element
            {
                Tag = value.Tag,
                Before = value.Content[..before].ToArray(),
                Content = value.Content[before..].ToArray(),
                Parts = depth < MostDepth ? PartsOf(value.Tag, value.Content[before..], depth + 1) : null,
            };
        }

        public Element Copy() => new()
        {
            Tag = Tag,
            Before = Before,
            Content = Content,
            Parts = Parts is null ? null : [.. Parts.Select(part => part.Copy())],
            Length = Length,
            Followed = Followed,
        };

        public IEnumerable<Element> AndParts() => [this, .. (Parts ?? []).SelectMany(part => part.AndParts())];

        public byte[] EncodeContent() =>
            [.. Before, .. Parts is null ? Content : [.. Parts.SelectMany(part => part.Encode())]];

        public byte[] Encode()
        {
            var content = EncodeContent();
            byte[] encoded = [Tag, .. Length ?? LengthOf(content.Length), .. content, .. Followed];
            encoded = encoded[..Math.Max(0, encoded.Length - Cut)];
            for (var wrapped = 0; wrapped < Wrapped; wrapped++)
            {
                encoded = [0x30, .. LengthOf(encoded.Length), .. encoded];
            }

            return encoded;
        }

        // What lies in an OCTET STRING or BIT STRING counts as elements if it is one SEQUENCE, and nothing after it.
        private static List<Element>? PartsOf(byte tag, ReadOnlyMemory<byte> content, int depth)
        {
            var isString = tag is DerTag.OctetString or DerTag.BitString;
            if ((tag & Constructed) == 0 && !(isString && content.Span is [DerTag.Sequence, ..]))
            {
                return null;
            }

            try
            {
                List<Element> parts = [];
                for (var rest = content; !rest.IsEmpty;)
                {
                    DerValue.Read(rest, out var next);
                    parts.Add(Read(rest[..^next.Length], depth));
                    rest = next;
                }

                return isString && parts.Count != 1 ? null : parts;
            }
            catch (DerFormatException)
            {
                return null;
            }
        }

        private static byte[] LengthOf(int length) => length switch
        {
            < 0x80 => [(byte)length],
            < 0x100 => [0x81, (byte)length],
            < 0x10000 => [0x82, (byte)(length >> 8), (byte)length],
            _ => [0x83, (byte)(length >> 16), (byte)(length >> 8), (byte)length],
        };
    }
}
