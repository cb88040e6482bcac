using CounterDesk.Domain.Visits;

namespace CounterDesk.Tests.Domain.Visits;

public sealed class MaskTests
{
    [Theory]
    [InlineData("林秀兰", "林*兰")]
    [InlineData("王五", "王*")]
    [InlineData("欧阳文杰", "欧**杰")]
    [InlineData("王守𠮷", "王*𠮷")]
    [InlineData("王", "*")]
    [InlineData("", "")]
    public void A_name_keeps_its_first_and_its_last_character(string name, string masked) => Assert.Equal(masked, Mask.Name(name));

    [Theory]
    [InlineData("999901194006120021", "999901********0021")]
    [InlineData("030012345617", "0300*****617")]
    [InlineData("J999901-2010-000001", "J99990********0001")]
    [InlineData("AB1", "***")]
    public void A_number_keeps_too_little_to_be_used(string number, string masked) => Assert.Equal(masked, Mask.Number(number));

    [Theory]
    [InlineData("云山市青崖豆制品有限公司", 5, "云山市青崖")]
    [InlineData("云山", 5, "云山")]
    [InlineData("王守𠮷", 3, "王守")]
    public void What_is_too_long_to_keep_is_cut_between_characters(string text, int longest, string cut) =>
        Assert.Equal(cut, Mask.Cut(text, longest));
}
