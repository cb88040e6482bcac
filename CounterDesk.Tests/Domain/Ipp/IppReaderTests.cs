using CounterDesk.Domain.Ipp;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Ipp;

public sealed class IppReaderTests
{
    private const string Header = "0101 0000 00000001";

    [Theory]
    [InlineData("", "It is shorter than the header of a message.")]
    [InlineData("0101 0000 000000", "It is shorter than the header of a message.")]
    [InlineData($"{Header}", "The message ends too early.")]
    [InlineData($"{Header} 01", "The message ends too early.")]
    [InlineData($"{Header} 00 03", "A group cannot begin with tag 0x00.")]
    [InlineData($"{Header} 44 0001'a' 0001'b' 03", "A group cannot begin with tag 0x44.")]
    [InlineData($"{Header} 01 44 ffff'a' 0001'b' 03", "A length is negative.")]
    [InlineData($"{Header} 01 44 0001'a' 8000'b' 03", "A length is negative.")]
    [InlineData($"{Header} 01 44 0001'a' 7fff'b' 03", "The message ends too early.")]
    [InlineData($"{Header} 01 44 0000 0001'b' 03", "The first value of a group has no name.")]
    [InlineData($"{Header} 01 44 0001'a' 0001'b' 02 44 0000 0001'b' 03", "The first value of a group has no name.")]
    [InlineData($"{Header} 01 21 0001'a' 0003 000001 03", "A value with tag 0x21 has 4 octets, not 3.")]
    [InlineData($"{Header} 01 23 0001'a' 0008 0000000100000001 03", "A value with tag 0x23 has 4 octets, not 8.")]
    [InlineData($"{Header} 01 22 0001'a' 0000 03", "A value with tag 0x22 has 1 octets, not 0.")]
    [InlineData($"{Header} 01 31 0001'a' 0001 00 03", "A value with tag 0x31 has 11 octets, not 1.")]
    [InlineData($"{Header} 01 34 0001'a' 0000 03", "A collection does not end.")]
    [InlineData($"{Header} 01 34 0001'a' 0000 4a 0001'x' 0001'y' 03", "A collection does not end.")]
    [InlineData($"{Header} 01 34 0001'a' 0000 44 0000 0001'b' 37 0000 0000 03", "The first value of a group has no name.")]
    [InlineData($"{Header} 01 34 0001'a' 0000 37 0001'z' 0000 03", "The end of a collection has a name or a value.")]
    public void Each_fault_is_refused_for_what_it_is(string octets, string reason) =>
        Assert.Equal(
            reason, Assert.Throws<IppFormatException>(() => SomeIpp.Read(SomeIpp.Octets(octets))).Message);

    [Fact]
    public void A_message_that_is_cut_anywhere_is_refused() =>
        Assert.All(
            Enumerable.Range(0, SomeIpp.CollectionRequest.Length),
            length => Assert.Throws<IppFormatException>(() => SomeIpp.Read(SomeIpp.CollectionRequest[..length])));

    [Fact]
    public void Collections_do_not_lie_in_each_other_without_end()
    {
        var deep = string.Concat(Enumerable.Repeat("4a 0000 0001'a' 34 0000 0000", 100_000));

        Assert.Equal(
            "Collections lie too deep in each other.",
            Assert.Throws<IppFormatException>(
                () => SomeIpp.Read(SomeIpp.Octets($"{Header} 01 34 0001'a' 0000", deep))).Message);
    }

    [Fact]
    public void Values_are_counted()
    {
        var most = string.Concat(Enumerable.Repeat("21 0000 0004 00000001", IppReader.MostValues - 1));
        var message = $"{Header} 01 21 0001'a' 0004 00000001";

        Assert.Equal(
            IppReader.MostValues,
            SomeIpp.Read(SomeIpp.Octets(message, most, "03")).Groups[0].Find("a").Length);
        Assert.Equal(
            "There are too many values.",
            Assert.Throws<IppFormatException>(
                () => SomeIpp.Read(SomeIpp.Octets(message, most, "21 0000 0004 00000001 03"))).Message);
    }

    [Fact]
    public void A_name_has_at_most_255_octets()
    {
        var name = new string('a', 256);

        Assert.Equal(
            "A name is too long.",
            Assert.Throws<IppFormatException>(
                () => SomeIpp.Read(SomeIpp.Octets($"{Header} 01 21 0100'{name}' 0004 00000001 03"))).Message);
    }

    [Fact]
    public void Words_with_a_language_that_do_not_hold_together_are_no_words() =>
        Assert.All(
            (string[])["", "00", "0005'de'", "0002'de'", "0002'de' ffff", "0002'de' 0009'kurz'"],
            octets => Assert.Null(new IppValue(IppTag.NameWithLanguage, SomeIpp.Octets(octets)).Words));

    [Fact]
    public void What_is_spoiled_is_read_or_refused_and_nothing_else()
    {
        byte[][] messages = [SomeIpp.CollectionRequest, SomeIpp.GetJobsAnswer, SomeIpp.PrintJobRequest];
        for (var seed = 0; seed < 3000; seed++)
        {
            var spoiled = new Mutator(seed).Spoil(messages[seed % messages.Length]);
            try
            {
                foreach (var value in SomeIpp.Read(spoiled).Groups.SelectMany(group => group.Attributes)
                    .SelectMany(attribute => attribute.Values))
                {
                    _ = (value.Words, value.Number, value.Flag);
                }
            }
            catch (IppFormatException)
            {
                // As it should be.
            }
        }
    }
}
