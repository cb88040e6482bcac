using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Macs;
using Org.BouncyCastle.Crypto.Parameters;

namespace CounterDesk.Domain.Signing;

/// <summary>The hash of GB/T 32905-2016: 32 bytes.</summary>
public static class Sm3
{
    public const int HashLength = 32;

    public static byte[] Hash(ReadOnlySpan<byte> data)
    {
        var digest = new SM3Digest();
        digest.BlockUpdate(data);
        return Finish(digest);
    }

    /// <summary>The hash of two pieces that stand one after the other.</summary>
    public static byte[] Hash(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        var digest = new SM3Digest();
        digest.BlockUpdate(first);
        digest.BlockUpdate(second);
        return Finish(digest);
    }

    /// <summary>HMAC (GB/T 15852.2) over SM3: 32 bytes.</summary>
    public static byte[] Hmac(ReadOnlySpan<byte> key, ReadOnlySpan<byte> data)
    {
        var mac = new HMac(new SM3Digest());
        mac.Init(new KeyParameter(key));
        mac.BlockUpdate(data);
        var code = new byte[HashLength];
        mac.DoFinal(code);
        return code;
    }

    private static byte[] Finish(SM3Digest digest)
    {
        var hash = new byte[HashLength];
        digest.DoFinal(hash);
        return hash;
    }
}
