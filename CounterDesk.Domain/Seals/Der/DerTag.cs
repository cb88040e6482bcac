namespace CounterDesk.Domain.Seals.Der;

/// <summary>The tags that occur in seals and certificates (X.680 8.4); all of them fit into one byte.</summary>
internal static class DerTag
{
    public const byte Boolean = 0x01;
    public const byte Integer = 0x02;
    public const byte BitString = 0x03;
    public const byte OctetString = 0x04;
    public const byte ObjectIdentifier = 0x06;
    public const byte UtcTime = 0x17;
    public const byte GeneralizedTime = 0x18;
    public const byte Sequence = 0x30;
    public const byte Set = 0x31;

    /// <summary>The tag [<paramref name="number"/>] of something constructed.</summary>
    public static byte Context(int number) => (byte)(0xA0 | number);

    /// <summary>The tag [<paramref name="number"/>] in place of a primitive one.</summary>
    public static byte ContextPrimitive(int number) => (byte)(0x80 | number);
}
