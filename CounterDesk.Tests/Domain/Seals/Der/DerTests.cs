using System.Text;
using CounterDesk.Domain.Seals.Der;

namespace CounterDesk.Tests.Domain.Seals.Der;

public sealed class DerTests
{
    [Theory]
    [InlineData("020101", 0x02, "01")]
    [InlineData("0400", 0x04, "")]
    [InlineData("04810101", 0x04, "01")]
    [InlineData("0484000000020102", 0x04, "0102")]
    [InlineData("A0020500", 0xA0, "0500")]
    public void An_element_has_a_tag_a_length_and_a_content(string bytes, byte tag, string content)
    {
        var value = DerValue.Read(Convert.FromHexString(bytes + "FF"), out var rest);

        Assert.Equal((tag, content), (value.Tag, Convert.ToHexString(value.Content.Span)));
        Assert.Equal((bytes, "FF"), (Convert.ToHexString(value.Encoded.Span), Convert.ToHexString(rest.Span)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("30")]
    [InlineData("3001")]
    [InlineData("3080020101" + "0000")]
    [InlineData("3085000000000100")]
    [InlineData("3082FF")]
    [InlineData("30847FFFFFFF00")]
    [InlineData("3084FFFFFFFF00")]
    [InlineData("1F0100")]
    public void What_is_cut_short_indefinite_or_too_long_is_no_element(string bytes) =>
        Assert.Throws<DerFormatException>(() => DerValue.Read(Convert.FromHexString(bytes), out _));

    [Theory]
    [InlineData("0303000102", "0102")]
    [InlineData("0303070180", "0180")]
    [InlineData("030100", "")]
    public void A_bit_string_is_all_of_its_bytes_whatever_it_says_is_unused(string bytes, string content) =>
        Assert.Equal(content, Convert.ToHexString(Read(bytes).BitString().Span));

    [Theory]
    [InlineData("0300")]
    [InlineData("03020801")]
    [InlineData("040100")]
    public void A_bit_string_tells_how_many_of_eight_bits_are_unused(string bytes) =>
        Assert.Throws<DerFormatException>(() => Read(bytes).BitString());

    [Theory]
    [InlineData("06082A811CCF55018375", "1.2.156.10197.1.501")]
    [InlineData("06092A864886F70D010702", "1.2.840.113549.1.7.2")]
    [InlineData("0603550403", "2.5.4.3")]
    [InlineData("0603883703", "2.999.3")]
    public void An_object_identifier_is_read_in_dots(string bytes, string identifier) =>
        Assert.Equal(identifier, DerText.ObjectIdentifier(Read(bytes)));

    [Theory]
    [InlineData("0600")]
    [InlineData("060181")]
    [InlineData("060B2A8FFFFFFFFFFFFFFFFF7F")]
    [InlineData("0401FF")]
    public void An_object_identifier_that_is_none_is_refused(string bytes) =>
        Assert.Throws<DerFormatException>(() => DerText.ObjectIdentifier(Read(bytes)));

    [Fact]
    public void A_new_sequence_holds_its_parts_as_they_lie()
    {
        var part = Read("0481" + "80" + new string('0', 256));

        Assert.Equal(
            "30820106" + Convert.ToHexString(part.Encoded.Span) + Convert.ToHexString(part.Encoded.Span),
            Convert.ToHexString(DerValue.Join(part, part)));
        Assert.Equal("3003020101", Convert.ToHexString(DerValue.Join(Read("020101"))));
    }

    [Theory]
    [InlineData("20220328071354Z", "2022-03-28T15:13:54+08:00")]
    [InlineData("220725214639Z", "2022-07-26T05:46:39+08:00")]
    [InlineData("991231235959Z", "1999-12-31T23:59:59Z")]
    [InlineData("491231235959Z", "2049-12-31T23:59:59Z")]
    [InlineData("20201010151120", "2020-10-10T15:11:20+08:00")]
    [InlineData("20200723130907.763Z", "2020-07-23T13:09:07Z")]
    [InlineData("2020-07-16 16:04:27", "2020-07-16T16:04:27+08:00")]
    [InlineData("2020-07-16T16:04:27Z", "2020-07-16T16:04:27Z")]
    [InlineData("2020/07/16 16:04:27", "2020-07-16T16:04:27+08:00")]
    [InlineData("20200716160427+0900", "2020-07-16T16:04:27+09:00")]
    [InlineData("2020-07-16T16:04:27-03:30", "2020-07-16T16:04:27-03:30")]
    [InlineData(" 20220328071354Z\n", "2022-03-28T07:13:54Z")]
    public void A_time_is_read_in_every_form_that_files_have(string text, string time) =>
        Assert.Equal(DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture), DerTime.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("Z")]
    [InlineData("20200716")]
    [InlineData("2020-07-16")]
    [InlineData("20201316160427Z")]
    [InlineData("20200716240427Z")]
    [InlineData("00010101000000Z")]
    [InlineData("99991231235959Z")]
    [InlineData("20200716160427.Z1Z")]
    [InlineData("20200716160427+9900")]
    [InlineData("20200716160427+08")]
    [InlineData("yesterday")]
    public void What_is_no_time_is_none(string text) => Assert.Null(DerTime.Parse(text));

    [Theory]
    [InlineData(0x17, "220725214639Z")]
    [InlineData(0x18, "220725214639Z")]
    [InlineData(0x18, "20220725214639Z")]
    [InlineData(0x03, "\020220725214639Z")]
    [InlineData(0x03, "\0\u0017\u000D220725214639Z")]
    public void The_form_of_a_time_decides_and_not_its_tag(byte tag, string content)
    {
        byte[] bytes = [tag, (byte)content.Length, .. Encoding.ASCII.GetBytes(content)];

        Assert.Equal(new DateTimeOffset(2022, 7, 25, 21, 46, 39, TimeSpan.Zero), DerTime.Of(DerValue.Read(bytes, out _)));
    }

    [Theory]
    [InlineData("1E08004300441F600020", "CDὠ")]
    [InlineData("0C064344000A0045", "CDE")]
    public void A_text_is_told_without_control_characters(string bytes, string text) =>
        Assert.Equal(text, DerText.Of(Read(bytes)));

    [Fact]
    public void A_list_that_is_longer_than_any_is_refused()
    {
        Assert.Equal(DerReader.MaxElements, new DerReader(new byte[DerReader.MaxElements * 2]).Rest().Count());
        Assert.Throws<DerFormatException>(() => new DerReader(new byte[DerReader.MaxElements * 2 + 2]).Rest().Count());
    }

    private static DerValue Read(string bytes) => DerValue.Read(Convert.FromHexString(bytes), out _);
}
