using CounterDesk.Domain.Signing;

namespace CounterDesk.Tests.Domain.Signing;

/// <summary>The example of GM/T 0003.5-2012 annex A, and what a verifier must refuse.</summary>
public sealed class Sm2Tests
{
    private const string D = "3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8";
    private const string X = "09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020";
    private const string Y = "CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13";
    private const string Z = "B2E14C5C79C6DF5B85F4FE7ED8DB7A262B9DA7E07CCB0EA9F4747B8CCDA8A4F3";
    private const string R = "F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3";
    private const string S = "B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA";
    private const string N = "FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123";
    private const string Zero = "0000000000000000000000000000000000000000000000000000000000000000";
    private const string One = "0000000000000000000000000000000000000000000000000000000000000001";

    private static readonly Sm2PrivateKey _key = Sm2PrivateKey.FromBytes(Convert.FromHexString(D));

    private static ReadOnlySpan<byte> Message => "message digest"u8;

    [Fact]
    public void The_private_key_of_the_example_has_its_public_key() =>
        Assert.Equal("04" + X + Y, Convert.ToHexString(_key.PublicKey.Point.Span));

    [Fact]
    public void The_example_has_its_value_Z() => Assert.Equal(Z, Convert.ToHexString(Sm2.Z(_key.PublicKey)));

    [Fact]
    public void The_signature_of_the_example_verifies() =>
        Assert.True(Sm2.Verify(_key.PublicKey, Message, Convert.FromHexString(R + S)));

    [Fact]
    public void What_is_signed_verifies_and_nothing_else_does()
    {
        var key = Sm2PrivateKey.Generate();
        var signature = Sm2.Sign(key, Message);

        Assert.True(Sm2.Verify(key.PublicKey, Message, signature));
        Assert.False(Sm2.Verify(key.PublicKey, "message digesT"u8, signature));
        Assert.False(Sm2.Verify(_key.PublicKey, Message, signature));
    }

    [Theory]
    [InlineData(Zero, One)]
    [InlineData(One, Zero)]
    [InlineData(N, S)]
    [InlineData(R, N)]
    [InlineData(R, R)]
    [InlineData(S, R)]
    public void Numbers_out_of_range_or_of_another_signature_are_refused(string r, string s) =>
        Assert.False(Sm2.Verify(_key.PublicKey, Message, Convert.FromHexString(r + s)));

    [Theory]
    [InlineData(0)]
    [InlineData(63)]
    [InlineData(65)]
    public void A_signature_of_another_length_is_refused(int length) =>
        Assert.False(Sm2.Verify(_key.PublicKey, Message, Enumerable.Repeat((byte)1, length).ToArray()));

    [Fact]
    public void Der_and_raw_signatures_carry_the_same_numbers()
    {
        var raw = Convert.FromHexString(One + S);
        var der = Sm2.ToDer(raw);

        Assert.Equal("3026020101" + "022100" + S, Convert.ToHexString(der));
        Assert.Equal(raw, Sm2.FromDer(der));
    }

    [Theory]
    [InlineData("")]
    [InlineData("3003020101")]
    [InlineData("3006020101020101FF")]
    [InlineData("300602010102018F")]
    [InlineData("3009020101020101020101")]
    [InlineData("3027020101" + "0222010000" + Zero)]
    public void What_is_not_two_positive_numbers_in_der_is_refused(string der) =>
        Assert.Null(Sm2.FromDer(Convert.FromHexString(der)));

    [Theory]
    [InlineData("00")]
    [InlineData("04" + X + X)]
    [InlineData("04" + X)]
    [InlineData("")]
    [InlineData("07")]
    public void A_point_that_is_not_on_the_curve_is_no_key(string point)
    {
        Assert.False(Sm2PublicKey.TryRead(Convert.FromHexString(point), out var key));
        Assert.Null(key);
    }

    [Fact]
    public void A_key_read_back_from_its_bytes_is_the_same_key()
    {
        var key = Sm2PrivateKey.Generate();

        Assert.Equal(key.PublicKey.Point, Sm2PrivateKey.FromBytes(key.ToBytes()).PublicKey.Point, (a, b) => a.Span.SequenceEqual(b.Span));
        Assert.True(Sm2PublicKey.TryRead(key.PublicKey.Point.Span, out var read));
        Assert.True(Sm2.Verify(read, Message, Sm2.Sign(key, Message)));
    }

    [Theory]
    [InlineData(Zero)]
    [InlineData(N)]
    [InlineData("FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54122")]
    public void A_number_out_of_range_is_no_private_key(string number) =>
        Assert.Throws<ArgumentException>(() => Sm2PrivateKey.FromBytes(Convert.FromHexString(number)));
}
