using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace CounterDesk.Domain.Ipp;

/// <summary>Writes a message of ours (RFC 8010 3.1). A document goes behind it as it is.</summary>
public static class IppWriter
{
    public static byte[] Write(IppMessage message)
    {
        var octets = new ArrayBufferWriter<byte>();
        WriteShort(octets, (short)message.Version);
        WriteShort(octets, (short)message.Code);
        BinaryPrimitives.WriteInt32BigEndian(octets.GetSpan(sizeof(int)), message.RequestId);
        octets.Advance(sizeof(int));
        foreach (var group in message.Groups)
        {
            WriteTag(octets, group.Tag);
            foreach (var attribute in group.Attributes)
            {
                Write(octets, attribute);
            }
        }

        WriteTag(octets, IppTag.EndOfAttributes);
        return octets.WrittenSpan.ToArray();
    }

    private static void Write(ArrayBufferWriter<byte> octets, IppAttribute attribute)
    {
        var name = attribute.Name;
        foreach (var value in attribute.Values)
        {
            WriteTag(octets, value.Tag);
            WriteOctets(octets, Encoding.UTF8.GetBytes(name));
            WriteValue(octets, value);

            // RFC 8010 3.1.5: a further value has no name.
            name = "";
        }
    }

    private static void WriteValue(ArrayBufferWriter<byte> octets, IppValue value)
    {
        WriteOctets(octets, value.Octets.Span);
        if (value.Tag is not IppTag.BeginCollection)
        {
            return;
        }

        foreach (var member in value.Members)
        {
            WriteTag(octets, IppTag.MemberName);
            WriteOctets(octets, []);
            WriteOctets(octets, Encoding.UTF8.GetBytes(member.Name));
            Write(octets, member with { Name = "" });
        }

        WriteTag(octets, IppTag.EndCollection);
        WriteOctets(octets, []);
        WriteOctets(octets, []);
    }

    private static void WriteTag(ArrayBufferWriter<byte> octets, IppTag tag) => octets.Write([(byte)tag]);

    private static void WriteOctets(ArrayBufferWriter<byte> octets, ReadOnlySpan<byte> value)
    {
        WriteShort(octets, checked((short)value.Length));
        octets.Write(value);
    }

    private static void WriteShort(ArrayBufferWriter<byte> octets, short number)
    {
        BinaryPrimitives.WriteInt16BigEndian(octets.GetSpan(sizeof(short)), number);
        octets.Advance(sizeof(short));
    }
}
