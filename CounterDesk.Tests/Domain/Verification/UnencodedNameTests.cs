using CounterDesk.Domain.Verification;

namespace CounterDesk.Tests.Domain.Verification;

public sealed class UnencodedNameTests
{
    [Theory]
    [InlineData("林?兰", "林秀兰")]
    [InlineData("林□兰", "林秀兰")]
    [InlineData("林\uE81E兰", "林秀兰")]
    [InlineData("林??", "林𠮷")]
    [InlineData("???伟", "𬭎伟")]
    public void A_stand_in_may_stand_for_the_character_it_replaced(string one, string other)
    {
        Assert.True(UnencodedName.IsSameButForUnencoded(one, other));
        Assert.True(UnencodedName.IsSameButForUnencoded(other, one));
    }

    [Theory]
    [InlineData("林秀兰", "林秀兰")]
    [InlineData("林秀兰", "林修兰")]
    [InlineData("林?兰", "赵秀兰")]
    [InlineData("林?", "林秀兰芳")]
    [InlineData("??", "林秀")]
    [InlineData("", "林秀兰")]
    public void Anything_else_is_the_same_name_or_another_one(string one, string other)
    {
        Assert.False(UnencodedName.IsSameButForUnencoded(one, other));
        Assert.False(UnencodedName.IsSameButForUnencoded(other, one));
    }
}
