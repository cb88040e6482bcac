using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace CounterDesk.Domain.Ipp;

/// <summary>
/// Reads a message whose sender is not trusted. Lengths, depth and the number of values are bounded; what a tag says
/// of its value's length is held to.
/// </summary>
public static class IppReader
{
    /// <summary>A printer that is asked for a dozen attributes has no reason for more.</summary>
    public const int MostValues = 4096;

    public const int DeepestCollection = 4;

    // RFC 8011 5.1.4: keywords, and so names of attributes, have at most 255 octets.
    private const int LongestName = 255;

    private const int HeaderLength = 8;

    // RFC 8010 3.5.1: tags below are delimiters, the others belong to values.
    private const byte FirstValueTag = 0x10;

    /// <param name="octets">The message, perhaps with a document behind it.</param>
    /// <param name="used">Where the document begins.</param>
    /// <exception cref="IppFormatException">It is no message.</exception>
    public static IppMessage Read(ReadOnlyMemory<byte> octets, out int used)
    {
        if (octets.Length < HeaderLength)
        {
            throw new IppFormatException("It is shorter than the header of a message.");
        }

        var header = octets.Span;
        var place = new Place(octets) { At = HeaderLength };
        var groups = ReadGroups(place);
        used = place.At;
        return new IppMessage(
            BinaryPrimitives.ReadUInt16BigEndian(header), BinaryPrimitives.ReadUInt16BigEndian(header[2..]),
            BinaryPrimitives.ReadInt32BigEndian(header[4..]), groups);
    }

    private static ImmutableArray<IppGroup> ReadGroups(Place place)
    {
        var groups = ImmutableArray.CreateBuilder<IppGroup>();
        var tag = place.Tag();
        while (tag is not IppTag.EndOfAttributes)
        {
            // RFC 8010 3.5.1: 0x00 is reserved, and a value stands in a group.
            if (tag is 0 || (byte)tag >= FirstValueTag)
            {
                throw new IppFormatException($"A group cannot begin with tag 0x{(byte)tag:x2}.");
            }

            var attributes = ReadAttributes(place, out var next);
            groups.Add(new IppGroup(tag, attributes));
            tag = next;
        }

        return groups.ToImmutable();
    }

    private static ImmutableArray<IppAttribute> ReadAttributes(Place place, out IppTag next)
    {
        var attributes = new Collected();
        for (next = place.Tag(); (byte)next >= FirstValueTag; next = place.Tag())
        {
            var name = place.Name();
            attributes.Add(name, ReadValue(next, place, depth: 0));
        }

        return attributes.ToImmutable();
    }

    private static IppValue ReadValue(IppTag tag, Place place, int depth)
    {
        place.CountValue();
        var octets = place.Octets();
        if (LengthOf(tag) is { } length && octets.Length != length)
        {
            throw new IppFormatException(
                $"A value with tag 0x{(byte)tag:x2} has {length} octets, not {octets.Length}.");
        }

        return tag is IppTag.BeginCollection
            ? IppValue.OfCollection(ReadMembers(place, depth + 1))
            : new IppValue(tag, octets);
    }

    // RFC 8010 3.1.6 and 3.1.7: each member's name is a value, and its own values follow it without a name.
    private static ImmutableArray<IppAttribute> ReadMembers(Place place, int depth)
    {
        if (depth > DeepestCollection)
        {
            throw new IppFormatException("Collections lie too deep in each other.");
        }

        var members = new Collected();
        var name = "";
        for (var tag = place.Tag(); tag is not IppTag.EndCollection; tag = place.Tag())
        {
            if ((byte)tag < FirstValueTag || place.Name().Length > 0)
            {
                throw new IppFormatException("A collection does not end.");
            }

            if (tag is IppTag.MemberName)
            {
                place.CountValue();
                name = NameOf(place.Octets());
            }
            else
            {
                members.Add(name, ReadValue(tag, place, depth));
                name = "";
            }
        }

        if (place.Name().Length > 0 || place.Octets().Length > 0)
        {
            throw new IppFormatException("The end of a collection has a name or a value.");
        }

        return members.ToImmutable();
    }

    // RFC 8010 3.9.
    private static int? LengthOf(IppTag tag) => tag switch
    {
        IppTag.WholeNumber or IppTag.Enum => 4,
        IppTag.Boolean => 1,
        IppTag.DateTime => 11,
        IppTag.Resolution => 9,
        IppTag.RangeOfInteger => 8,
        IppTag.BeginCollection => 0,
        _ => null,
    };

    private static string NameOf(ReadOnlyMemory<byte> octets) => octets.Length <= LongestName
        ? Encoding.UTF8.GetString(octets.Span)
        : throw new IppFormatException("A name is too long.");

    /// <summary>Attributes in the order of their values; a value without a name belongs to the last.</summary>
    private sealed class Collected
    {
        private readonly List<(string Name, ImmutableArray<IppValue>.Builder Values)> _attributes = [];

        public void Add(string name, IppValue value)
        {
            if (name.Length > 0)
            {
                _attributes.Add((name, ImmutableArray.CreateBuilder<IppValue>()));
            }
            else if (_attributes.Count is 0)
            {
                throw new IppFormatException("The first value of a group has no name.");
            }

            _attributes[^1].Values.Add(value);
        }

        public ImmutableArray<IppAttribute> ToImmutable() =>
            [.. _attributes.Select(attribute => new IppAttribute(attribute.Name, attribute.Values.ToImmutable()))];
    }

    private sealed class Place(ReadOnlyMemory<byte> octets)
    {
        private int _values;

        public int At { get; set; }

        public IppTag Tag() => (IppTag)Take(1).Span[0];

        public string Name() => NameOf(Octets());

        // RFC 8010 3.2: lengths are SIGNED-SHORT.
        public ReadOnlyMemory<byte> Octets() =>
            BinaryPrimitives.ReadInt16BigEndian(Take(sizeof(short)).Span) is >= 0 and var length
                ? Take(length)
                : throw new IppFormatException("A length is negative.");

        public void CountValue()
        {
            if (++_values > MostValues)
            {
                throw new IppFormatException("There are too many values.");
            }
        }

        private ReadOnlyMemory<byte> Take(int length)
        {
            if (length > octets.Length - At)
            {
                throw new IppFormatException("The message ends too early.");
            }

            At += length;
            return octets.Slice(At - length, length);
        }
    }
}
