using System.Text;
using CounterDesk.Domain.IdCards;
using CounterDesk.Tests.Support;
using CounterDesk.Web.External.IdCardReaders;
using CounterDesk.Web.External.IdCardReaders.Dialects;

namespace CounterDesk.Tests.Web.External.IdCardReaders;

/// <summary>Answers as the services give them; the members are those that programs in the field read.</summary>
public sealed class DialectTests
{
    private const string Photo = "Qk0DAQQBBQk=";

    /// <summary>A card in each dialect.</summary>
    public static TheoryData<string, string> Cards => new()
    {
        { "JingLun", SomeReader.Answer },
        {
            "HuaShi",
            $$"""
            {"bornDay":"19400612","certAddress":"云山市清河区柳荫巷 12 号","certNumber":"999901194006120021",
            "certOrg":"云山市公安局清河分局","certType":" ","effDate":"20060401","errorMsg":"读卡成功","expDate":"长期",
            "gender":"0","identityPic":"{{Photo}}","nation":"汉","nationCode":"01","partyName":"林秀兰","resultFlag":0}
            """
        },
        {
            "XinZhongXin",
            $$"""
            {"retcode":"0x90 0x1","retmsg":"操作成功||相片解码解码正确","name":"林秀兰","sex":"女","nation":"汉","born":"19400612",
            "address":"云山市清河区柳荫巷 12 号","cardno":"999901194006120021","police":"云山市公安局清河分局",
            "userlifeb":"20060401","userlifee":"长期","photobase64":"{{Photo}}"}
            """
        },
        {
            "Est",
            $$"""
            {"fun":"EST_Reader_ReadIDCard#","rCode":"0","errMsg":"读卡成功","name":"林秀兰","sex":"女","nation":"汉",
            "birth":"19400612","address":"云山市清河区柳荫巷 12 号","certNo":"999901194006120021",
            "department":"云山市公安局清河分局","effectData":"20060401","expire":"长期","base64Data":"{{Photo}}",
            "imageFront":"/9j/","imageBack":"/9j/"}
            """
        },
    };

    public static TheoryData<string, string, CardTrouble> Troubles => new()
    {
        { "JingLun", """{"resultFlag":-1,"errorMsg":"读卡失败"}""", CardTrouble.NoCard },
        { "JingLun", """{"resultFlag":"-1","errorMsg":"设备未连接"}""", CardTrouble.NoDevice },
        { "JingLun", """{"errorMsg":"读卡成功"}""", CardTrouble.NotACard },
        { "JingLun", """{"resultFlag":0,"resultContent":{}}""", CardTrouble.NotACard },
        { "JingLun", """{"resultFlag":0,"resultContent":"林秀兰"}""", CardTrouble.NotACard },
        { "JingLun", """{"resultFlag":0,"resultContent":{"partyName":"林秀兰","gender":0}}""", CardTrouble.Half },
        { "JingLun", """{"resultFlag":0,"resultContent":{"partyName":["林秀兰"]}}""", CardTrouble.NotACard },
        { "HuaShi", """{"certNumber":"","errorMsg":"读卡失败","partyName":"","resultFlag":-11}""", CardTrouble.NoCard },
        { "HuaShi", """{"certNumber":"","errorMsg":"","partyName":"","resultFlag":0}""", CardTrouble.NotACard },
        { "XinZhongXin", """{"retcode":"0x80","retmsg":"找卡失败"}""", CardTrouble.NoCard },
        { "XinZhongXin", """{"retcode":"0x41","retmsg":"读卡失败"}""", CardTrouble.Half },
        { "XinZhongXin", """{"retcode":"0x1","retmsg":"端口打开失败"}""", CardTrouble.NoDevice },
        { "XinZhongXin", """{"retmsg":"操作成功","name":"林秀兰"}""", CardTrouble.NotACard },
        { "Est", """{"fun":"EST_Reader_ReadIDCard#","rCode":"-2","errMsg":"请放身份证"}""", CardTrouble.NoCard },
        { "Est", """{"fun":"EST_Reader_ReadIDCard#","name":"林秀兰"}""", CardTrouble.NotACard },
        { "Est", """{"fun":"EST_ReadSocialCard#","rCode":"-2","errMsg":"请放卡"}""", CardTrouble.NotACard },
        { "Est", """{"fun":"EST_Reader_ReadIDCard#","rCode":"0","certNo":"999901194006120021"}""", CardTrouble.Half },
    };

    [Theory]
    [MemberData(nameof(Cards))]
    public void A_card_is_read_in_every_dialect(string name, string answer)
    {
        var read = Assert.IsType<CardReading.Read>(Read(name, answer));

        Assert.Equal(SomeCards.Name, read.Card.Name);
        Assert.Equal(SomeCards.Number, read.Card.Number);
        Assert.Equal(Sex.Female, read.Card.Sex);
        Assert.Equal(SomeCards.Address, read.Card.Address);
        Assert.Equal(SomeCards.Issuer, read.Card.Issuer);
        Assert.Equal(new DateOnly(2006, 4, 1), read.Card.ValidFrom);
        Assert.Null(read.Card.ValidUntil);
        Assert.Equal(SomeCards.Photo, read.Card.Photo.ToArray());
        Assert.False(read.IsSigned);
        Assert.False(read.IsStandIn);
    }

    [Theory]
    [MemberData(nameof(Troubles))]
    public void What_is_no_card_is_an_outcome(string name, string answer, CardTrouble trouble) =>
        Assert.Equal(trouble, Assert.IsType<CardReading.NotRead>(Read(name, answer)).Trouble);

    [Fact]
    public void A_man_s_card_is_a_man_s()
    {
        var number = SomeNumbers.ResidentId("1940-06-12", 3).Value;

        var reading = Read("JingLun", SomeReader.Answer
            .Replace("\"gender\":0", "\"gender\":1", StringComparison.Ordinal)
            .Replace(SomeCards.Number.Value, number, StringComparison.Ordinal));

        Assert.Equal(Sex.Male, Assert.IsType<CardReading.Read>(reading).Card.Sex);
    }

    [Fact]
    public void A_picture_that_is_no_base64_is_none()
    {
        var answer = Cards.Single(row => row.Data.Item1 is "Est").Data.Item2;

        var read = Assert.IsType<CardReading.Read>(Read("Est", answer.Replace(Photo, "-", StringComparison.Ordinal)));

        Assert.True(read.Card.Photo.IsEmpty);
    }

    [Theory]
    [InlineData("JingLun", "POST", null)]
    [InlineData("HuaShi", "GET", null)]
    [InlineData("XinZhongXin", "GET", null)]
    [InlineData("Est", null, "EST_Reader_ReadIDCard#")]
    [InlineData("Signed", "POST", """{"challenge":"1f"}""")]
    public void Each_service_is_asked_in_its_own_way(string name, string? method, string? body)
    {
        var dialect = ReaderDialects.Find(name)!;

        Assert.Equal(method, dialect.Method);
        Assert.Equal(body, dialect.Ask("1f"));
    }

    private static CardReading Read(string name, string answer) =>
        ReceivedCard.Read(Encoding.UTF8.GetBytes(answer), ReaderDialects.Find(name)!, "1f", standInsCount: true);
}
