using System.Globalization;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Signing;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Copies;

/// <summary>docs/copy-code.md is what others implement, so what it promises is read from there.</summary>
public sealed class CopyCodeDocumentTests
{
    private static readonly ILookup<string, string> _vector = File
        .ReadLines(Repository.File("docs/copy-code.md"))
        .Select(line => line.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        .Where(line => line.Length == 2)
        .ToLookup(line => line[0], line => line[1]);

    [Fact]
    public void The_text_of_the_vector_is_read_as_what_the_page_says_it_says()
    {
        var read = Read();

        Assert.Equal(Bytes("payload"), read.Code.Encode());
        Assert.Equal(SomeCopies.Code.Encode(), read.Code.Encode());
        Assert.Equal(Bytes("signed"), read.Message.SignedBytes());
    }

    [Fact]
    public void The_signature_of_the_vector_is_right_by_the_key_of_the_vector()
    {
        var key = new PublicCopyKey([.. Bytes("kid")], [.. Bytes("point")], DateTime.UnixEpoch, null);

        Assert.Equal(CodeSignature.Right, Read().CheckSignature([key]));
        Assert.Equal(SomeCopies.PublicKey.Point, key.Point);
        Assert.Equal([.. key.Id], Sm3.Hash(Bytes("point"))[..CopyKey.IdLength]);
    }

    [Theory]
    [InlineData("−65600", CoseAlgorithm.Sm2WithSm3)]
    [InlineData("−7", CoseAlgorithm.Es256)]
    public void The_algorithms_have_the_numbers_of_the_page(string number, CoseAlgorithm algorithm)
    {
        Assert.Contains(
            $"| {number} |", File.ReadAllText(Repository.File("docs/copy-code.md")), StringComparison.Ordinal);
        Assert.Equal(number.Replace('−', '-'), ((int)algorithm).ToString(CultureInfo.InvariantCulture));
    }

    private static SignedCopyCode Read() =>
        Assert.IsType<CopyCodeReading.Read>(SignedCopyCode.Read(_vector["text"].Single())).Code;

    private static byte[] Bytes(string name) => Convert.FromHexString(_vector[name].Single());
}
