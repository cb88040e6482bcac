using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Signing;
using CounterDesk.Tests.Support;
using QRCoder;

namespace CounterDesk.Tests.Domain.Copies;

public sealed class SignedCopyCodeTests
{
    private static readonly SignedCopyCode _signed = SignedCopyCode.Sign(SomeCopies.Code, SomeCopies.Key);

    public static TheoryData<string, CopyCodeFault> Unreadable => new()
    {
        { "", CopyCodeFault.Missing },
        { " \n", CopyCodeFault.Missing },
        { "https://check.example/c/", CopyCodeFault.Missing },
        { new string('A', SignedCopyCode.MaxTextLength + 1), CopyCodeFault.TooLong },
        { "https://check.example/c/ABC1", CopyCodeFault.NotBase32 },
        { "AAA", CopyCodeFault.NotBase32 },
        { "0007-261123-00042-6", CopyCodeFault.NotBase32 },
        { "https://elsewhere.example/", CopyCodeFault.NotBase32 },
        { "AAAAAAAA", CopyCodeFault.NotSigned },
        { Base32.Encode([.. _signed.Message.Encode(), 0]), CopyCodeFault.NotSigned },
        { Base32.Encode([0xD2, .. _signed.Message.Encode()]), CopyCodeFault.NotSigned },
        { Base32.Encode(CoseSign1.Sign(SomeCopies.Key, "{}"u8).Encode()), CopyCodeFault.NotACopy },
        { Base32.Encode(CoseSign1.Sign(SomeCopies.Key, []).Encode()), CopyCodeFault.NotACopy },
    };

    public static TheoryData<CopyCode> Implausible => new(
        SomeCopies.Code with { Form = (CopyForm)3 },
        SomeCopies.Code with { KindCode = "11100000000013127D00" },
        SomeCopies.Code with { KindCode = "11100000000013127D00<" },
        SomeCopies.Code with { MaskedHolder = "林\r兰" },
        SomeCopies.Code with { MaskedHolder = new('林', 11) },
        SomeCopies.Code with { LicenseDigest = [1] },
        SomeCopies.Code with { HolderCheck = [] },
        SomeCopies.Code with { ExpiresOn = SomeCopies.Code.MadeOn.AddDays(-1) });

    [Fact]
    public void A_code_is_read_as_it_was_signed()
    {
        var read = Assert.IsType<CopyCodeReading.Read>(
            SignedCopyCode.Read(_signed.ToAddress(new("https://check.example")))).Code;

        Assert.Equal(_signed.ToText(), read.ToText());
        Assert.Equal(SomeCopies.Code.Encode(), read.Code.Encode());
        Assert.Equal(
            (SomeCopies.Code.Number, SomeCopies.Code.MaskedHolder, SomeCopies.Code.KindCode, SomeCopies.Code.ExpiresOn),
            (read.Code.Number, read.Code.MaskedHolder, read.Code.KindCode, read.Code.ExpiresOn));
        Assert.Equal(CodeSignature.Right, read.CheckSignature([SomeCopies.PublicKey]));
    }

    [Fact]
    public void The_address_may_be_missing_small_or_broken_over_lines()
    {
        var text = _signed.ToText();
        string[] texts =
        [
            text, text.ToLowerInvariant(), $" {text[..100]}\r\n{text[100..]}\n",
            $"http://localhost:5080/c/{text}", $"HTTP://LOCALHOST:5080/C/{text}",
        ];

        Assert.All(texts, given => Assert.IsType<CopyCodeReading.Read>(SignedCopyCode.Read(given)));
    }

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void What_is_not_a_code_is_refused_with_its_fault(string text, CopyCodeFault fault) =>
        Assert.Equal(fault, Assert.IsType<CopyCodeReading.Unreadable>(SignedCopyCode.Read(text)).Fault);

    [Theory]
    [MemberData(nameof(Implausible))]
    public void A_signed_map_with_an_impossible_value_is_not_a_copy(CopyCode code) =>
        Assert.Equal(
            CopyCodeFault.NotACopy,
            Assert.IsType<CopyCodeReading.Unreadable>(
                SignedCopyCode.Read(SignedCopyCode.Sign(code, SomeCopies.Key).ToText())).Fault);

    [Fact]
    public void Every_other_byte_is_noticed_by_the_reader_or_the_signature()
    {
        var bytes = _signed.Message.Encode();
        for (var place = 0; place < bytes.Length; place++)
        {
            var changed = bytes.ToArray();
            changed[place] ^= 0x01;
            var answer = SignedCopyCode.Read(Base32.Encode(changed)) is CopyCodeReading.Read read
                ? read.Code.CheckSignature([SomeCopies.PublicKey])
                : CodeSignature.Wrong;

            Assert.NotEqual(CodeSignature.Right, answer);
        }
    }

    [Fact]
    public void Random_bytes_and_every_beginning_of_a_code_are_unreadable_and_never_an_exception()
    {
        var random = new Random(7);
        var whole = _signed.Message.Encode()[..^CoseSign1.SignatureLength];
        for (var run = 0; run < 5000; run++)
        {
            var bytes = new byte[random.Next(1, 200)];
            random.NextBytes(bytes);
            whole.AsSpan(0, Math.Min(run % whole.Length, bytes.Length)).CopyTo(bytes);

            Assert.IsType<CopyCodeReading.Unreadable>(SignedCopyCode.Read(Base32.Encode(bytes)));
        }
    }

    [Fact]
    public void A_key_that_is_not_at_hand_says_nothing_about_the_copy() =>
        Assert.Equal(CodeSignature.UnknownKey, _signed.CheckSignature([SomeCopies.Es256PublicKey]));

    [Fact]
    public void A_withdrawn_key_takes_its_copies_along() =>
        Assert.Equal(
            CodeSignature.KeyWithdrawn,
            _signed.CheckSignature([SomeCopies.PublicKey with { WithdrawnAtUtc = DateTime.UnixEpoch }]));

    [Fact]
    public void A_key_of_the_same_name_that_did_not_sign_is_a_forgery() =>
        Assert.Equal(
            CodeSignature.Wrong,
            _signed.CheckSignature(
                [SomeCopies.PublicKey with { Point = [.. Sm2PrivateKey.Generate().PublicKey.Point.Span] }]));

    [Fact]
    public void A_signature_by_ES256_is_as_good()
    {
        var signed = SignedCopyCode.Sign(SomeCopies.Code, SomeCopies.Es256Key);
        var read = Assert.IsType<CopyCodeReading.Read>(SignedCopyCode.Read(signed.ToText())).Code;

        Assert.Equal(CodeSignature.Right, read.CheckSignature([SomeCopies.Es256PublicKey]));
        Assert.Equal(
            CodeSignature.Wrong,
            read.CheckSignature([SomeCopies.Es256PublicKey with { Point = SomeCopies.PublicKey.Point }]));
    }

    [Fact]
    public void The_key_says_which_algorithm_counts_not_the_message() =>
        Assert.Equal(
            CodeSignature.Wrong,
            _signed.CheckSignature([SomeCopies.PublicKey with { Algorithm = CoseAlgorithm.Es256 }]));

    [Fact]
    public void The_longest_code_stays_within_its_bytes_and_a_QR_code_of_version_14()
    {
        var longest = SomeCopies.Code with
        {
            MaskedHolder = CopyCode.FitHolder("云山市青崖区长河智能装备制造与技术服务有限责任公司"),
        };
        var signed = SignedCopyCode.Sign(longest, SomeCopies.Key);
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(
            signed.ToAddress(new("https://check.a-long-name.example")), QRCodeGenerator.ECCLevel.Q);

        Assert.EndsWith("…", longest.MaskedHolder, StringComparison.Ordinal);
        Assert.InRange(signed.Message.Encode().Length, 180, SignedCopyCode.MaxBytes);
        Assert.InRange(code.Version, 1, 14);
    }

    [Theory]
    [InlineData("林*兰", "林*兰")]
    [InlineData("云山市青崖区长河有限公司", "云山市青崖区长河有…")]
    [InlineData("𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷", "𠮷𠮷𠮷𠮷𠮷𠮷𠮷…")]
    public void A_holder_is_cut_between_characters(string whole, string fitting) =>
        Assert.Equal(fitting, CopyCode.FitHolder(whole));
}
