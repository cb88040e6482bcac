using System.Formats.Cbor;

namespace CounterDesk.Domain.Audit;

/// <summary>
/// A CBOR map in deterministic order (RFC 8949, 4.2.1) with integer keys. What is null is left out: it has no bytes.
/// </summary>
internal sealed class CanonicalMap
{
    private readonly CborWriter _cbor = new(CborConformanceMode.Canonical, convertIndefiniteLengthEncodings: true);

    public CanonicalMap() => _cbor.WriteStartMap(null);

    public void Write(int key, long? number)
    {
        if (number is { } present)
        {
            _cbor.WriteInt32(key);
            _cbor.WriteInt64(present);
        }
    }

    public void Write(int key, string? text)
    {
        if (text is not null)
        {
            _cbor.WriteInt32(key);
            _cbor.WriteTextString(text);
        }
    }

    public void Write(int key, byte[]? bytes)
    {
        if (bytes is not null)
        {
            _cbor.WriteInt32(key);
            _cbor.WriteByteString(bytes);
        }
    }

    public byte[] Encode()
    {
        _cbor.WriteEndMap();
        return _cbor.Encode();
    }
}
