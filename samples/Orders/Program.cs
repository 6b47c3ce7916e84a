Console.WriteLine("Orders");
