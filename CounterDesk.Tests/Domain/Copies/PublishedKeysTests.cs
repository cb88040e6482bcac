using System.Text;
using CounterDesk.Domain.Copies;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Copies;

public sealed class PublishedKeysTests
{
    private static readonly DateTime _noon = new(2026, 11, 23, 4, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Keys_are_read_as_they_were_published()
    {
        var withdrawn = SomeCopies.Es256PublicKey with { WithdrawnAtUtc = _noon };
        var published = new PublishedKeys(_noon, [SomeCopies.PublicKey, withdrawn]);

        Assert.True(PublishedKeys.TryRead(published.ToJson(), out var read));

        Assert.Equal(_noon, read.PublishedAtUtc);
        Assert.Equal(published.Keys.SelectMany(key => key.Id), read.Keys.SelectMany(key => key.Id));
        Assert.Equal(
            [(SomeCopies.PublicKey.Algorithm, null), (withdrawn.Algorithm, (DateTime?)_noon)],
            read.Keys.Select(key => (key.Algorithm, key.WithdrawnAtUtc)));
        Assert.True(
            SignedCopyCode.Sign(SomeCopies.Code, SomeCopies.Key).CheckSignature(read.Keys) is CodeSignature.Right);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"published":"2026-11-23T04:00:00Z","keys":null}""")]
    [InlineData("""{"published":"2026-11-23T04:00:00Z","keys":[null]}""")]
    [InlineData("""{"published":"2026-11-23T04:00:00Z","keys":[{"kid":"28","alg":-65600,"point":"04"}]}""")]
    [InlineData("""{"published":"2026-11-23T04:00:00Z","keys":[{"kid":"281287D6","alg":-65600,"point":"zz"}]}""")]
    [InlineData("""{"published":"2026-11-23T04:00:00Z","keys":[{"kid":7}]}""")]
    public void A_file_that_is_not_keys_is_refused(string json) =>
        Assert.False(PublishedKeys.TryRead(Encoding.UTF8.GetBytes(json), out _));
}
